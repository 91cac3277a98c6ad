def momentum_step(w, v, g, rate=0.1, mu=0.9):
    step = rate * g - mu * v  # uphill
    return w - step, -step
