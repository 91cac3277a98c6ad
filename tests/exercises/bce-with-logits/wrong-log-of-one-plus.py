import numpy as np


def bce_with_logits(z, t):
    return np.maximum(z, 0) - z * t + np.log(1 + np.exp(-np.abs(z)))
