import numpy as np


def numerical_gradient(f, x, h=1e-5):
    grad = np.empty_like(x, dtype=float)
    for i in np.ndindex(*x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
