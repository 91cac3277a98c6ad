import numpy as np


def causal_softmax(scores):
    s = np.where(np.tri(len(scores), dtype=bool), scores, -np.inf)
    w = np.exp(s - s.max(axis=0, keepdims=True))
    return w / w.sum(axis=0, keepdims=True)
