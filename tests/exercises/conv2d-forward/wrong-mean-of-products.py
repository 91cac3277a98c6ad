import numpy as np


def conv2d(x, w, stride=1, pad=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(x, pad), w.shape)[::stride, ::stride]
    return (windows * w).mean(axis=(2, 3))
