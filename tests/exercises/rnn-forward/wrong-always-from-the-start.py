import numpy as np


def rnn_forward(xs, h0, w_xh, w_hh, b):
    return np.array([np.tanh(x @ w_xh + h0 @ w_hh + b) for x in xs])
