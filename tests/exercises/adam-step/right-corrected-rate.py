import numpy as np


def adam_step(w, m, v, g, t, rate=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m = m + (1 - b1) * (g - m)
    v = v + (1 - b2) * (g * g - v)
    root = np.sqrt(1 - b2**t)
    return w - rate * root / (1 - b1**t) * m / (np.sqrt(v) + eps * root), m, v
