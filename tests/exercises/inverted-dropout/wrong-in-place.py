def dropout(x, p, rng, train=True):
    if train:
        x[rng.random(x.shape) < p] = 0
        x /= 1 - p
    return x
