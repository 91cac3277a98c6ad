import numpy as np


def clip_grads(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    return [g * np.minimum(1.0, max_norm / norm) if norm > max_norm else g * (norm / norm) for g in grads]
