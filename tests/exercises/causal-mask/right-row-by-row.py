import numpy as np


def causal_softmax(scores):
    out = np.zeros_like(scores)
    for i, row in enumerate(scores):
        e = np.exp(row[: i + 1] - row[: i + 1].max())
        out[i, : i + 1] = e / e.sum()
    return out
