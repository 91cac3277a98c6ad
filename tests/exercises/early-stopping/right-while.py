def best_epoch(val_losses, patience):
    best = 0
    epoch = 1
    while epoch < len(val_losses) and epoch <= best + patience:
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        epoch += 1
    return best
