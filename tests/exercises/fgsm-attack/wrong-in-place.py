import numpy as np


def fgsm(x, w, b, t, eps):
    x += eps * np.sign(w) * (1 - 2 * t)
    return x
