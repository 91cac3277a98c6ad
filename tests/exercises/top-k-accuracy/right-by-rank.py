import numpy as np


def top_k_accuracy(scores, y, k):
    own = scores[np.arange(len(y)), y][:, None]
    return float(((scores > own).sum(axis=1) < k).mean())
