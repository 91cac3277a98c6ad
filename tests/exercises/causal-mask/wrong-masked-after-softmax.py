import numpy as np


def causal_softmax(scores):
    w = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.tril(w / w.sum(axis=1, keepdims=True))
