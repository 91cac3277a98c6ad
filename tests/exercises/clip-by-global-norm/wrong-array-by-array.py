import numpy as np


def clip_grads(grads, max_norm):
    clipped = []
    for g in grads:
        norm = np.sqrt((g**2).sum())
        clipped.append(g * (max_norm / norm if norm > max_norm else 1.0))
    return clipped
