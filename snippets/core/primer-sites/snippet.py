"""Where do primers bind on a chromosome?"""
from collections import defaultdict
from collections.abc import Iterable, Sequence

_PARTNER = {"A": "T", "C": "G", "G": "C", "T": "A", "N": "N"}

Site = tuple[int, str]  # first position on the forward strand, strand "+" or "-"


def read_chromosome(lines: Iterable[str]) -> str:
    """The one sequence of a FASTA file, without its title."""
    return "".join(line.strip() for line in lines if not line.startswith(">"))  # defect: small-letters-kept


def reverse_complement(strand: str) -> str:
    """The opposite strand, read in its own direction."""
    opposite = ""
    for base in strand:
        opposite = _PARTNER[base] + opposite  # defect: base-put-in-front
    return opposite


def _windows(strand: str, size: int) -> dict[str, list[int]]:
    positions = defaultdict(list)
    for start in range(len(strand) - size):  # defect: end-left-out
        positions[strand[start : start + size]].append(start)  # defect: every-window-stored
    return positions


def sites(chromosome: str, primers: Sequence[str]) -> dict[str, list[Site]]:
    """All sites of each primer on both strands, in order of position.

    The primers are all of one length. Sites may overlap.
    """
    if not primers:
        return {}
    size = len(primers[0])
    forward = _windows(chromosome, size)
    backward = _windows(reverse_complement(chromosome), size)  # defect: chromosome-turned
    last = len(chromosome) - size  # decoy: last-too-far
    return {
        primer: sorted(
            [(start, "+") for start in forward.get(primer, ())]
            + [(last - start, "-") for start in backward.get(primer, ())]
        )
        for primer in primers
    }


def longest_repeat(chromosome: str, motif: str) -> int:
    """Most copies of a motif in a row: 3 for CAG in TTCAGCAGCAGT.

    The motif has one base or more.
    """
    longest = 0
    for start in range(len(chromosome)):
        rest = chromosome[start:]  # defect: rest-copied
        copies = 0
        while rest.startswith(motif):  # decoy: endless-while
            copies += 1
            rest = rest[len(motif) :]  # defect: rest-copied
        longest = max(longest, copies)
    return longest
