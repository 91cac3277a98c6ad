import numpy as np


def conv2d(x, w, stride=1, pad=0):
    padded = np.pad(x, pad)
    kh, kw = w.shape
    rows, columns = (padded.shape[0] - kh) // stride + 1, (padded.shape[1] - kw) // stride + 1
    out = 0.0
    for u in range(kh):
        for v in range(kw):
            out = out + w[u, v] * padded[u::stride, v::stride][:rows, :columns]
    return out
