def momentum_step(w, v, g, rate=0.1, mu=0.9):
    v = mu * v - (1 - mu) * rate * g
    return w + v, v
