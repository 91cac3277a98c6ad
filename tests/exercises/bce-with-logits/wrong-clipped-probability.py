import numpy as np


def bce_with_logits(z, t):
    s = np.clip(1 / (1 + np.exp(-z)), 1e-12, 1 - 1e-12)
    return -t * np.log(s) - (1 - t) * np.log(1 - s)
