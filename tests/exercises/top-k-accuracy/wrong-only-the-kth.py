import numpy as np


def top_k_accuracy(scores, y, k):
    return float((np.argsort(scores, axis=1)[:, -k] == y).mean())
