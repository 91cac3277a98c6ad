import numpy as np


def batchnorm(x, gamma, beta, state, train, momentum=0.1, eps=1e-5):
    out = np.empty_like(x)
    means, variances = state["mean"].copy(), state["var"].copy()
    for j in range(x.shape[1]):
        mean, var = means[j], variances[j]
        if train:
            mean, var = x[:, j].mean(), x[:, j].var()
            means[j] = (1 - momentum) * means[j] + momentum * mean
            variances[j] = (1 - momentum) * variances[j] + momentum * x[:, j].var(ddof=1)
        out[:, j] = gamma[j] * (x[:, j] - mean) / np.sqrt(var + eps) + beta[j]
    state["mean"], state["var"] = means, variances
    return out
