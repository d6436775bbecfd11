"""How the cost of a snippet and of its fixed version grows with the size of the input."""
