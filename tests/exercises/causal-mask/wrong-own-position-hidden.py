import numpy as np


def causal_softmax(scores):
    s = np.where(np.tri(len(scores), k=-1, dtype=bool), scores, -np.inf)
    s[0, 0] = scores[0, 0]
    w = np.exp(s - s.max(axis=1, keepdims=True))
    return w / w.sum(axis=1, keepdims=True)
