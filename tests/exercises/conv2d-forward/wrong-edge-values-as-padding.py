import numpy as np


def conv2d(x, w, stride=1, pad=0):
    x = np.pad(x, pad, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape)[::stride, ::stride]
    return (windows * w).sum(axis=(2, 3))
