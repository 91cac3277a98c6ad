from math import ceil


def out_size(n, k, stride=1, pad=0, dilation=1):
    return ceil((n + 2 * pad - dilation * (k - 1) - 1) / stride) + 1
