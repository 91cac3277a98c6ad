import numpy as np


def numerical_gradient(f, x, h=1e-5):
    nudges = h * np.eye(x.size)
    slopes = [(f(x + d.reshape(x.shape)) - f(x - d.reshape(x.shape))) / (2 * h) for d in nudges]
    return np.array(slopes).reshape(x.shape)
