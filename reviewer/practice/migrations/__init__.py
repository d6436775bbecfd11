"""The history's schema, step by step. Step n takes the database from user_version n - 1 to n."""
