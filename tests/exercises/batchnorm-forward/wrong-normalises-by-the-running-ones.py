import numpy as np


def batchnorm(x, gamma, beta, state, train, momentum=0.1, eps=1e-5):
    if train:
        state["mean"] = (1 - momentum) * state["mean"] + momentum * x.mean(axis=0)
        state["var"] = (1 - momentum) * state["var"] + momentum * x.var(axis=0, ddof=1)
    return gamma * (x - state["mean"]) / np.sqrt(state["var"] + eps) + beta
