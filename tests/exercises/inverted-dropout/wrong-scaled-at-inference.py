def dropout(x, p, rng, train=True):
    if not train:
        return x * (1 - p)
    return x * (rng.random(x.shape) >= p)
