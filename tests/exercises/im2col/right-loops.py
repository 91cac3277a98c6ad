import numpy as np


def im2col(x, k, stride=1):
    height, width = x.shape
    rows, columns = (height - k) // stride + 1, (width - k) // stride + 1
    out = np.empty((k * k, rows * columns), dtype=x.dtype)
    for i in range(rows):
        for j in range(columns):
            out[:, i * columns + j] = x[i * stride : i * stride + k, j * stride : j * stride + k].ravel()
    return out
