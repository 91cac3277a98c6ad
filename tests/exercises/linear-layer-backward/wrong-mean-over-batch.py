def linear_backward(X, W, dY):
    n = len(X)
    return dY @ W.T, X.T @ dY / n, dY.mean(axis=0)
