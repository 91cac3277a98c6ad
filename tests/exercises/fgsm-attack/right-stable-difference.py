import numpy as np


def fgsm(x, w, b, t, eps):
    z = w @ x + b
    e = np.exp(-abs(z))
    larger, smaller = 1 / (1 + e), e / (1 + e)
    p, not_p = (larger, smaller) if z >= 0 else (smaller, larger)
    difference = p if t == 0 else -not_p
    moved = x.copy()
    for i, gradient in enumerate(difference * w):
        moved[i] += eps * np.sign(gradient)
    return moved
