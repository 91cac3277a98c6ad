import numpy as np


def top_k_accuracy(scores, y, k):
    top = np.argpartition(-scores, k - 1, axis=1)[:, :k]
    return np.mean([label in row for label, row in zip(y, top)])
