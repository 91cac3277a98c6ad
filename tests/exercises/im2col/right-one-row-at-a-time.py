import numpy as np


def im2col(x, k, stride=1):
    rows, columns = x.shape[0] - k + 1, x.shape[1] - k + 1
    return np.stack([x[u : u + rows : stride, v : v + columns : stride].ravel() for u in range(k) for v in range(k)])
