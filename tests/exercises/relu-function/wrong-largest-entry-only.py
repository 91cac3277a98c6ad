import numpy as np


def relu(x):
    return max(0, x.max())
