import numpy as np


def bce_with_logits(z, t):
    def softplus(a):
        return np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a)))

    return t * softplus(-z) + (1 - t) * softplus(z)
