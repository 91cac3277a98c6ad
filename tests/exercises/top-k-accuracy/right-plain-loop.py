def top_k_accuracy(scores, y, k):
    hits = 0
    for row, label in zip(scores, y):
        ranked = sorted(range(len(row)), key=lambda c: row[c], reverse=True)
        hits += label in ranked[:k]
    return hits / len(y)
