import numpy as np


def top_k_accuracy(scores, y, k):
    own = scores[np.arange(len(y)), y]
    scores.sort(axis=1)
    return float((own >= scores[:, -k]).mean())
