def dropout(x, p, rng, train=True):
    if not train:
        return x.copy()
    return x * rng.binomial(1, 1 - p, size=x.shape) / (1 - p)
