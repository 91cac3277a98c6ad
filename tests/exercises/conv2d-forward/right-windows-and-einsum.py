import numpy as np


def conv2d(x, w, stride=1, pad=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(x, pad), w.shape)
    return np.einsum("ijuv,uv->ij", windows[::stride, ::stride], w)
