import numpy as np


def linear_backward(X, W, dY):
    dX = np.einsum("nm,dm->nd", dY, W)
    dW = np.einsum("nd,nm->dm", X, dY)
    return dX, dW, np.einsum("nm->m", dY)
