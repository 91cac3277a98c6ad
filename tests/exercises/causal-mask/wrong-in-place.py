import numpy as np


def causal_softmax(scores):
    scores[np.triu_indices(len(scores), 1)] = -np.inf
    w = np.exp(scores - scores.max(axis=1, keepdims=True))
    return w / w.sum(axis=1, keepdims=True)
