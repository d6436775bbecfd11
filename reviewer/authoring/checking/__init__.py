"""Whether snippets are fit for practice: each check is a module, and says what is wrong, where,
and what to do about it."""
