import numpy as np


def rnn_forward(xs, h0, w_xh, w_hh, b):
    both = np.vstack([w_xh, w_hh])
    states = [h0]
    for x in xs:
        states.append(np.tanh(np.concatenate([x, states[-1]]) @ both + b))
    return np.stack(states[1:])
