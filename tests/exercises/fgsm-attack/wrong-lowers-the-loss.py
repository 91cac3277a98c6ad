import numpy as np


def fgsm(x, w, b, t, eps):
    p = 1 / (1 + np.exp(-(w @ x + b)))
    return x - eps * np.sign((p - t) * w)
