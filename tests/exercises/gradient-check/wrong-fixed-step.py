import numpy as np


def numerical_gradient(f, x, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        d = np.zeros(x.shape)
        d[i] = 1e-5
        grad[i] = (f(x + d) - f(x - d)) / 2e-5
    return grad
