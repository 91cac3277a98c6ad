import numpy as np


def bce_with_logits(z, t):
    return np.log1p(np.exp(z)) - z * t
