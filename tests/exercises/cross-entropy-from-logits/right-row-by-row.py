import numpy as np


def cross_entropy(logits, y):
    losses = [np.logaddexp.reduce(row) - row[label] for row, label in zip(logits, y)]
    return sum(losses) / len(losses)
