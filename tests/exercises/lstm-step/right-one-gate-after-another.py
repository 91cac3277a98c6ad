import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def lstm_step(x, h, c, W, U, b):
    W4, U4, b4 = np.split(W, 4, axis=1), np.split(U, 4, axis=1), np.split(b, 4)
    i, f, g, o = (x @ w + h @ u + v for w, u, v in zip(W4, U4, b4))
    kept, written = sigmoid(f) * c, sigmoid(i) * np.tanh(g)
    c = kept + written
    return np.multiply(sigmoid(o), np.tanh(c)), c
