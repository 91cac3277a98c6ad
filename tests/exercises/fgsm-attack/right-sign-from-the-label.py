import numpy as np


def fgsm(x, w, b, t, eps):
    return x + eps * (1 - 2 * t) * np.sign(w)
