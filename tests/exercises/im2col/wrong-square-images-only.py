import numpy as np


def im2col(x, k, stride=1):
    places = range(0, len(x) - k + 1, stride)
    return np.array([x[i : i + k, j : j + k].ravel() for i in places for j in places]).T
