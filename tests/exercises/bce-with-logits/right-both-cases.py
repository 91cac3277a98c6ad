import numpy as np


def bce_with_logits(z, t):
    positive = z > 0
    small = np.log1p(np.exp(np.where(positive, -z, z)))
    return np.where(positive, z * (1 - t), -z * t) + small
