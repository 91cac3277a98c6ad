import numpy as np


def conv2d(x, w, stride=1, pad=0):
    x, w = np.pad(x, pad), w[::-1, ::-1]
    kh, kw = w.shape
    rows, columns = (x.shape[0] - kh) // stride + 1, (x.shape[1] - kw) // stride + 1
    return np.array(
        [
            [(x[i * stride : i * stride + kh, j * stride : j * stride + kw] * w).sum() for j in range(columns)]
            for i in range(rows)
        ]
    )
