"""A deep network small enough for plain Python, to measure how gradients shrink on their way to the input."""

from __future__ import annotations

import math
import random

WIDTH = 24
EXAMPLES = 8

Vector = list[float]


def gradient_sizes(activation: str, depth: int) -> list[float]:
    """Give the root mean square of the gradient for each layer's output, from the first to the last.

    Weights are normal, of variance 1 / width for the sigmoid and 2 / width for ReLU. A gradient of size 1 arrives at
    the top.
    """
    rng = random.Random(0)  # noqa: S311
    spread = math.sqrt((2 if activation == "ReLU" else 1) / WIDTH)
    weights = [[[spread * normal(rng) for _ in range(WIDTH)] for _ in range(WIDTH)] for _ in range(depth)]
    sums = [0.0] * depth
    for _ in range(EXAMPLES):
        slopes = _forward(weights, [normal(rng) for _ in range(WIDTH)], activation)
        gradient = [normal(rng) for _ in range(WIDTH)]
        for layer in reversed(range(depth)):
            sums[layer] += sum(g * g for g in gradient) / WIDTH / EXAMPLES
            behind = [g * slope for g, slope in zip(gradient, slopes[layer], strict=True)]
            gradient = [sum(w * g for w, g in zip(row, behind, strict=True)) for row in weights[layer]]
    return [math.sqrt(total) for total in sums]


def _forward(weights: list[list[Vector]], x: Vector, activation: str) -> list[Vector]:
    """Give the slopes of all activations; row i of a layer's weights belongs to input i."""
    slopes = []
    for matrix in weights:
        z = [sum(a * row[j] for a, row in zip(x, matrix, strict=True)) for j in range(WIDTH)]
        if activation == "ReLU":
            x = [max(0.0, entry) for entry in z]
            slopes.append([float(entry > 0) for entry in z])
        else:
            x = [1 / (1 + math.exp(-entry)) for entry in z]
            slopes.append([s * (1 - s) for s in x])
    return slopes


def normal(rng: random.Random) -> float:
    """Give a normal number made of `random()`, whose sequence is promised not to change."""
    return math.sqrt(-2 * math.log(1 - rng.random())) * math.cos(2 * math.pi * rng.random())
