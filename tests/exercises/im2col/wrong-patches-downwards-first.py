import numpy as np


def im2col(x, k, stride=1):
    height, width = x.shape
    columns = [
        x[i : i + k, j : j + k].ravel()
        for j in range(0, width - k + 1, stride)
        for i in range(0, height - k + 1, stride)
    ]
    return np.array(columns).T
