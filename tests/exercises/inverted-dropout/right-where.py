import numpy as np


def dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x
    return np.where(rng.uniform(size=x.shape) < p, 0.0, x / (1 - p))
