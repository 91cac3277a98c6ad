import numpy as np


def standardise(train, test):
    both = np.concatenate([train, test])
    mean, std = both.mean(axis=0), both.std(axis=0)
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std
