import numpy as np


def clip_grads(grads, max_norm):
    norm = sum(np.sqrt((g**2).sum()) for g in grads)
    return [g * (max_norm / norm if norm > max_norm else 1.0) for g in grads]
