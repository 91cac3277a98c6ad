import numpy as np


def linear_backward(X, W, dY):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for i in range(len(X)):
        dX[i] = W @ dY[i]
        dW += np.outer(X[i], dY[i])
        db += dY[i]
    return dX, dW, db
