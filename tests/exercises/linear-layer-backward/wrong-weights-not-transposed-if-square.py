def linear_backward(X, W, dY):
    square = W.shape[0] == W.shape[1]
    return dY @ (W if square else W.T), X.T @ dY, dY.sum(axis=0)
