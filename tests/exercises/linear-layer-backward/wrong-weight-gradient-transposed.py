def linear_backward(X, W, dY):
    return dY @ W.T, dY.T @ X, dY.sum(axis=0)
