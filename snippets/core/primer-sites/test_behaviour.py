import pytest

from subject import longest_repeat, read_chromosome, reverse_complement, sites


def test_read_chromosome():
    assert read_chromosome([">2L test\n", "ACGT\n", "TTNA\n"]) == "ACGTTTNA"


def test_defect_small_letters_kept():
    assert read_chromosome([">2L\n", "ACgt\n", "tnNA\n"]) == "ACGTTNNA"


def test_reverse_complement():
    assert reverse_complement("AACGN") == "NCGTT"
    assert reverse_complement("") == ""


def test_sites_on_both_strands():
    found = sites("TTAACCTTGGTTA", ["AACC", "CCCC"])
    assert found == {"AACC": [(2, "+"), (8, "-")], "CCCC": []}


def test_sites_may_overlap():
    assert sites("CAAAAC", ["AAA"])["AAA"] == [(1, "+"), (2, "+")]


def test_a_palindrome_binds_on_both_strands():
    assert sites("TGAATTCT", ["GAATTC"]) == {"GAATTC": [(1, "+"), (1, "-")]}


def test_no_primers_and_short_chromosomes():
    assert sites("ACGT", []) == {}
    assert sites("ACG", ["ACGTA"]) == {"ACGTA": []}


def test_defect_end_left_out():
    assert sites("TTTGCC", ["GCC"]) == {"GCC": [(3, "+")]}
    assert sites("GGCTTT", ["GCC"]) == {"GCC": [(0, "-")]}
    assert sites("GCC", ["GCC"]) == {"GCC": [(0, "+")]}


@pytest.mark.parametrize(
    ("chromosome", "motif", "copies"),
    [
        ("TTCAGCAGCAGT", "CAG", 3),
        ("CAGTCAGCAG", "CAG", 2),
        ("ACACAACA", "ACA", 2),
        ("AAAAA", "AA", 2),
        ("TTTT", "CAG", 0),
        ("", "CAG", 0),
    ],
)
def test_longest_repeat(chromosome, motif, copies):
    assert longest_repeat(chromosome, motif) == copies
