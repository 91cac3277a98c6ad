import numpy as np


def linear_backward(X, W, dY):
    return np.dot(dY, np.transpose(W)), np.dot(dY.T, X).T, np.ones(len(dY)) @ dY
