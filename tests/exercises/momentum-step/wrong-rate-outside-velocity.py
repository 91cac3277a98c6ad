def momentum_step(w, v, g, rate=0.1, mu=0.9):
    v = mu * v + g
    return w - rate * v, v
