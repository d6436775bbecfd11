"""Train what the engine ships: word vectors and models. Not imported at run time."""
