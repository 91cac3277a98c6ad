import numpy as np


def bce_with_logits(z, t):
    return np.where(t > 0.5, np.logaddexp(0, -z), np.logaddexp(0, z))
