"""Agreement of the engine with human labels: kappa, F1, error of the score, intervals."""
