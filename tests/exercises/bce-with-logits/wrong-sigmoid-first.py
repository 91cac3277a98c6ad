import numpy as np


def bce_with_logits(z, t):
    s = 1 / (1 + np.exp(-z))
    return -t * np.log(s) - (1 - t) * np.log(1 - s)
