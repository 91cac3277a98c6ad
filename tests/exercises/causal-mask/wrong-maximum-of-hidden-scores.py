import numpy as np


def causal_softmax(scores):
    w = np.tril(np.exp(scores - scores.max(axis=1, keepdims=True)))
    return w / w.sum(axis=1, keepdims=True)
