import numpy as np


def im2col(x, k, stride=1):
    height, width = x.shape
    columns = [
        x[i : i + k, j : j + k].T.ravel()
        for i in range(0, height - k + 1, stride)
        for j in range(0, width - k + 1, stride)
    ]
    return np.array(columns).T
