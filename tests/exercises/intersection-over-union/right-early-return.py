def area(x1, y1, x2, y2):
    return (x2 - x1) * (y2 - y1)


def iou(a, b):
    x1, y1 = max(a[0], b[0]), max(a[1], b[1])
    x2, y2 = min(a[2], b[2]), min(a[3], b[3])
    if x2 <= x1 or y2 <= y1:
        return 0.0
    shared = area(x1, y1, x2, y2)
    return shared / (area(*a) + area(*b) - shared)
