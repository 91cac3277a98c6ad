import numpy as np


def max_pool2d(x, k, stride=None, pad=0):
    stride = stride or k
    padded = np.pad(x, pad, constant_values=-np.inf)
    rows, columns = [(side - k) // stride + 1 for side in padded.shape]
    out = np.full((rows, columns), -np.inf)
    for i in range(k):
        for j in range(k):
            out = np.maximum(out, padded[i::stride, j::stride][:rows, :columns])
    return out
