def dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x
    return x * (rng.random(x.shape) < p) / p
