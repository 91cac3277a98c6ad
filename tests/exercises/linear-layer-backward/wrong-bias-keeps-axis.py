def linear_backward(X, W, dY):
    return dY @ W.T, X.T @ dY, dY.sum(axis=0, keepdims=True)
