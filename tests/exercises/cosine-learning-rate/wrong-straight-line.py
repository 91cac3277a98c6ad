def cosine_rate(step, total, base, warmup=0):
    if step < warmup:
        return base * step / warmup
    return base * (total - step) / (total - warmup)
