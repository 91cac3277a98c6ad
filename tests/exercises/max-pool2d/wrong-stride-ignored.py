import numpy as np


def max_pool2d(x, k, stride=None, pad=0):
    padded = np.pad(x, pad, constant_values=-np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, (k, k))
    return windows[::k, ::k].max(axis=(2, 3))
