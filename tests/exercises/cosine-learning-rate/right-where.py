import numpy as np


def cosine_rate(step, total, base, warmup=0):
    rise = step / max(warmup, 1)
    fall = 0.5 + 0.5 * np.cos(np.pi * (step - warmup) / (total - warmup))
    return base * np.where(step < warmup, rise, fall)
