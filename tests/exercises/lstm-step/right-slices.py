import numpy as np


def lstm_step(x, h, c, W, U, b):
    m = len(h)
    z = x @ W + h @ U + b

    def gate(start):
        return 1 / (1 + np.exp(-z[start * m : (start + 1) * m]))

    new_c = gate(1) * c + gate(0) * np.tanh(z[2 * m : 3 * m])
    return gate(3) * np.tanh(new_c), new_c
