import numpy as np


def cross_entropy(logits, y):
    z = logits - logits.max(axis=1, keepdims=True)
    return np.log(np.exp(z).sum(axis=1)).mean()
