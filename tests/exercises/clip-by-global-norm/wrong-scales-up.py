import numpy as np


def clip_grads(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    return [g * (max_norm / norm) if norm > 0 else g * 1.0 for g in grads]
