import numpy as np


def batchnorm(x, gamma, beta, state, train, momentum=0.1, eps=1e-5):
    n = len(x)
    mean, var = state["mean"], state["var"]
    if train:
        batch_mean = x.sum(axis=0) / n
        batch_var = ((x - batch_mean) ** 2).sum(axis=0) / n
        mean += momentum * (batch_mean - mean)
        var += momentum * (batch_var * n / (n - 1) - var)
        mean, var = batch_mean, batch_var
    return (x - mean) * (gamma / np.sqrt(var + eps)) + beta
