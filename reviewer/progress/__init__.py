"""Progress of the person who practises: grades, schedule, choice, variants, statistics.

Everything follows from the log of attempts; nothing of it is stored. All but `state`, which reads
the files, is pure.
"""
