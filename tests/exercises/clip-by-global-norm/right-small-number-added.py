import numpy as np


def clip_grads(grads, max_norm):
    total = 0.0
    for g in grads:
        total += float(np.sum(np.square(g)))
    scale = max_norm / (total**0.5 + 1e-6)
    return [g * scale if scale < 1 else g * 1.0 for g in grads]
