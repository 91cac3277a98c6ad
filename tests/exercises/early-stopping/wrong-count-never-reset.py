def best_epoch(val_losses, patience):
    best, waited = 0, 0
    for epoch, loss in enumerate(val_losses):
        if epoch == 0 or loss < val_losses[best]:
            best = epoch
        else:
            waited += 1
            if waited >= patience:
                break
    return best
