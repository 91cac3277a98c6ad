def momentum_step(w, v, g, rate=0.1, mu=0.9):
    v = -rate * g
    return w + v, v
