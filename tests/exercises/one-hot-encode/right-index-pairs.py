import numpy as np


def one_hot(y, k):
    out = np.zeros((y.size, k), dtype=np.float32)
    out[np.arange(y.size), y] = 1
    return out
