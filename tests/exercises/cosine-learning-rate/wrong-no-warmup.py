import numpy as np


def cosine_rate(step, total, base, warmup=0):
    return base * (1 + np.cos(np.pi * (step - warmup) / (total - warmup))) / 2
