def out_size(n, k, stride=1, pad=0, dilation=1):
    span = dilation * (k - 1) + 1
    return len(range(0, n + 2 * pad - span + 1, stride))
