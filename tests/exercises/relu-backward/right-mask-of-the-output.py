import numpy as np


def relu_backward(dy, x):
    y = np.maximum(0, x)
    return dy * np.sign(y)
