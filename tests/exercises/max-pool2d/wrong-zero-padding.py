import numpy as np


def max_pool2d(x, k, stride=None, pad=0):
    stride = stride or k
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(x, pad), (k, k))
    return windows[::stride, ::stride].max(axis=(2, 3))
