import numpy as np


def standardise(train, test):
    scaled = np.array(train), np.array(test)
    for j in range(train.shape[1]):
        mean, std = train[:, j].mean(), train[:, j].std()
        for array in scaled:
            array[:, j] = (array[:, j] - mean) / (std if std > 0 else 1)
    return scaled
