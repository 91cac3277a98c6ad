import numpy as np


def clip_grads(grads, max_norm):
    norm = np.linalg.norm([np.linalg.norm(g) for g in grads])
    return [g * min(1.0, max_norm / (norm + 1e-300)) for g in grads]
