import numpy as np


def dropout(x, p, rng, train=True):
    if not train:
        return x
    return x * (np.random.default_rng(0).random(x.shape) >= p) / (1 - p)
