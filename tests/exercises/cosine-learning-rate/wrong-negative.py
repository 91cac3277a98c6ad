import numpy as np


def cosine_rate(step, total, base, warmup=0):
    if step < warmup:
        return base * step / warmup
    return base * np.cos(np.pi * (step - warmup) / (total - warmup))
