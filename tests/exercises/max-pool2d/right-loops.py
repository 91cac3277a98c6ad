import numpy as np


def max_pool2d(x, k, stride=None, pad=0):
    if stride is None:
        stride = k
    height, width = x.shape
    padded = np.full((height + 2 * pad, width + 2 * pad), -np.inf)
    padded[pad : pad + height, pad : pad + width] = x
    rows = (height + 2 * pad - k) // stride + 1
    columns = (width + 2 * pad - k) // stride + 1
    out = np.empty((rows, columns))
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            out[i, j] = padded[top : top + k, left : left + k].max()
    return out
