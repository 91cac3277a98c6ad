import math


def cosine_rate(step, total, base, warmup=0):
    if warmup and step <= warmup:
        return base * (step / warmup)
    angle = math.pi * (step - warmup) / (total - warmup)
    return base * math.cos(angle / 2) ** 2
