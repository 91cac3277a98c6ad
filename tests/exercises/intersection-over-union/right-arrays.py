import numpy as np


def iou(a, b):
    a, b = np.asarray(a, dtype=float).reshape(2, 2), np.asarray(b, dtype=float).reshape(2, 2)
    shared = np.clip(np.minimum(a[1], b[1]) - np.maximum(a[0], b[0]), 0, None).prod()
    return shared / ((a[1] - a[0]).prod() + (b[1] - b[0]).prod() - shared)
