def best_epoch(val_losses, patience):
    best, lowest, waited = 0, float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < lowest:
            best, lowest, waited = epoch, loss, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best
