def dropout(x, p, rng, train=True):
    if not train:
        return x
    return x * (rng.random(x.shape) >= p)
