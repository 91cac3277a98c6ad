def best_epoch(val_losses, patience):
    return val_losses.index(min(val_losses))
