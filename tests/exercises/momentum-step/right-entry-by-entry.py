import numpy as np


def momentum_step(w, v, g, rate=0.1, mu=0.9):
    new_w, new_v = np.empty_like(w), np.empty_like(v)
    for i in range(len(w)):
        new_v[i] = mu * v[i] - rate * g[i]
        new_w[i] = w[i] + new_v[i]
    return new_w, new_v
