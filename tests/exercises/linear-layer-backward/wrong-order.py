def linear_backward(X, W, dY):
    return X.T @ dY, dY @ W.T, dY.sum(axis=0)
