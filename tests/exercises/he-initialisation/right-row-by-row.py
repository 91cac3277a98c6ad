import math

import numpy as np


def he_init(fan_in, fan_out, rng):
    std = math.sqrt(2 / fan_in)
    return np.stack([rng.normal(scale=std, size=fan_out) for _ in range(fan_in)])
