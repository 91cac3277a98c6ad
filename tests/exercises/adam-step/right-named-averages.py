import numpy as np


def adam_step(w, m, v, g, t, rate=0.001, b1=0.9, b2=0.999, eps=1e-8):
    mean = b1 * m + (1 - b1) * g
    square = b2 * v + (1 - b2) * np.square(g)
    direction = mean / (1 - np.power(b1, t))
    size = np.sqrt(square / (1 - np.power(b2, t)))
    return np.subtract(w, rate * np.divide(direction, size + eps)), mean, square
