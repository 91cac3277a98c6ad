import numpy as np


def causal_softmax(scores):
    w = np.tril(np.exp(scores))
    return w / w.sum(axis=1, keepdims=True)
