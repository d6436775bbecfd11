"""Where do primers bind on a chromosome?"""
from collections.abc import Iterable, Sequence

_PARTNERS = str.maketrans("ACGT", "TGCA")

Site = tuple[int, str]  # first position on the forward strand, strand "+" or "-"


def read_chromosome(lines: Iterable[str]) -> str:
    """The one sequence of a FASTA file, without its title."""
    return "".join(line.strip() for line in lines if not line.startswith(">")).upper()


def reverse_complement(strand: str) -> str:
    """The opposite strand, read in its own direction."""
    return strand.translate(_PARTNERS)[::-1]


def sites(chromosome: str, primers: Sequence[str]) -> dict[str, list[Site]]:
    """All sites of each primer on both strands, in order of position.

    The primers are all of one length. Sites may overlap.
    """
    if not primers:
        return {}
    size = len(primers[0])
    found: dict[str, list[Site]] = {primer: [] for primer in primers}
    turned = {reverse_complement(primer): primer for primer in found}
    for start in range(len(chromosome) - size + 1):
        window = chromosome[start : start + size]
        if window in found:
            found[window].append((start, "+"))
        if window in turned:
            found[turned[window]].append((start, "-"))
    return found


def longest_repeat(chromosome: str, motif: str) -> int:
    """Most copies of a motif in a row: 3 for CAG in TTCAGCAGCAGT.

    The motif has one base or more.
    """
    longest = 0
    start = chromosome.find(motif)
    while start >= 0:
        end = start + len(motif)
        while chromosome.startswith(motif, end):
            end += len(motif)
        longest = max(longest, (end - start) // len(motif))
        # A longer row can only begin within the last copy of this one.
        start = chromosome.find(motif, end - len(motif) + 1)
    return longest
