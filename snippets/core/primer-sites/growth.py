"""Chromosomes of growing size for the parts whose cost is in question."""

import random


def _bases(n):
    return "".join(random.Random(7).choices("ACGT", k=n))


def one_primer(subject, n):
    chromosome = _bases(n)
    return lambda: subject.sites(chromosome, ["ACGTACGTACGTACGTACGT"])


def opposite_strand(subject, n):
    chromosome = _bases(n)
    return lambda: subject.reverse_complement(chromosome)


WORKLOADS = {
    "every-window-stored": one_primer,
    "base-put-in-front": opposite_strand,
}
