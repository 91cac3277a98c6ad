import numpy as np


def standardise(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    train -= mean
    train /= std
    test -= mean
    test /= std
    return train, test
