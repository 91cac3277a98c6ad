import numpy as np


def im2col(x, k, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (k, k))[::stride, ::stride]
    return windows.reshape(-1, k * k).copy()
