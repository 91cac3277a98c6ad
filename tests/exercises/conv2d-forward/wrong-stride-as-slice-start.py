import numpy as np


def conv2d(x, w, stride=1, pad=0):
    x = np.pad(x, pad)
    kh, kw = w.shape
    rows, columns = (x.shape[0] - kh) // stride + 1, (x.shape[1] - kw) // stride + 1
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = (x[i : i + kh, j : j + kw] * w).sum()
    return out
