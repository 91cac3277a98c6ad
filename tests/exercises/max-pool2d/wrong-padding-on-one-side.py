import numpy as np


def max_pool2d(x, k, stride=None, pad=0):
    stride = stride or k
    padded = np.pad(x, ((pad, 0), (pad, 0)), constant_values=-np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, (k, k))
    return windows[::stride, ::stride].max(axis=(2, 3))
