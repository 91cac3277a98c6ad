import numpy as np


def fgsm(x, w, b, t, eps):
    direction = np.where(w >= 0, 1.0, -1.0)
    return x + eps * direction * (1 - 2 * t)
