import numpy as np


def top_k_accuracy(scores, y, k):
    top = np.argsort(scores, axis=1)[:, :k]
    return float((top == y[:, None]).any(axis=1).mean())
