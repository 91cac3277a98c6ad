import numpy as np


def max_pool2d(x, k, stride=None, pad=0):
    padded = np.pad(x, pad, constant_values=-np.inf)
    height, width = padded.shape
    return padded.reshape(height // k, k, width // k, k).max(axis=(1, 3))
