def out_size(n, k, stride=1, pad=0, dilation=1):
    return (n + 2 * pad - dilation * (k - 1)) // stride
