import numpy as np


def conv2d(x, w, stride=1, pad=0):
    x = np.pad(x, pad)
    kh, kw = w.shape
    size = (x.shape[0] - kh) // stride + 1
    out = np.zeros((size, size))
    for i in range(size):
        for j in range(size):
            out[i, j] = (x[i * stride : i * stride + kh, j * stride : j * stride + kw] * w).sum()
    return out
