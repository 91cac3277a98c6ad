import numpy as np


def causal_softmax(scores):
    s = np.tril(scores)
    w = np.exp(s - s.max(axis=1, keepdims=True))
    return w / w.sum(axis=1, keepdims=True)
