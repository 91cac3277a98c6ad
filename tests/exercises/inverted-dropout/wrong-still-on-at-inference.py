def dropout(x, p, rng, train=True):
    return x * (rng.random(x.shape) >= p) / (1 - p)
