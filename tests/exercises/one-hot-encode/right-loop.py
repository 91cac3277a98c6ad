import numpy as np


def one_hot(y, k):
    out = np.zeros((len(y), k))
    for row, label in enumerate(y):
        out[row, label] = 1
    return out
