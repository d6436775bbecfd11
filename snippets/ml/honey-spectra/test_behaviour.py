"""Behaviour of the feasibility check for stretched honey."""
import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("sklearn")

import subject  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


def honeys(pure, mixed, peaks, seed=0):
    """Spectra without any trace of syrup, and the labels."""
    rng = np.random.default_rng(seed)
    spectra = rng.lognormal(3.0, 1.0, size=(pure + mixed, peaks))
    return spectra, np.arange(pure + mixed) >= pure


def with_syrup(spectra, stretched, columns):
    spectra = spectra.copy()
    spectra[np.ix_(stretched, columns)] *= 30.0
    return spectra


def test_plain_difference_is_found():
    spectra, stretched = honeys(20, 20, 30)
    result = subject.assess(with_syrup(spectra, stretched, [4, 9]), stretched, 2, shuffles=9)
    assert result.auc > 0.9
    assert result.p_value <= 0.1 + 1e-9


def test_strongest_peaks_are_those_that_differ():
    spectra, stretched = honeys(20, 20, 30)
    table = np.log1p(with_syrup(spectra, stretched, [4, 9]))
    assert sorted(subject.strongest_peaks(table, stretched, 2)) == [4, 9]


def test_rare_sort_is_repeated():
    stretched = np.array([False] * 7 + [True] * 2)
    rows = subject.balanced_rows(stretched, np.random.default_rng(0))
    assert len(rows) == 14
    assert stretched[rows].sum() == 7
    assert set(rows) == set(range(9))


def test_same_seed_same_result():
    spectra, stretched = honeys(15, 10, 20)
    first = subject.assess(spectra, stretched, 5, shuffles=2, seed=3)
    assert first == subject.assess(spectra, stretched, 5, shuffles=2, seed=3)


def test_defect_peaks_before_folds():
    aucs = [subject.assess(*honeys(30, 30, 400, seed), 10, shuffles=1).auc for seed in (1, 2)]
    assert np.mean(aucs) < 0.75


def test_defect_copies_in_both():
    aucs = [subject.assess(*honeys(60, 8, 30, seed), 30, shuffles=1).auc for seed in (1, 2)]
    assert np.mean(aucs) < 0.75


def test_defect_flat_peaks_win():
    spectra, stretched = honeys(20, 20, 30)
    table = np.log1p(with_syrup(spectra, stretched, [4, 9]))
    table[:, 12:] = 0.0
    assert sorted(subject.strongest_peaks(table, stretched, 2)) == [4, 9]


def test_defect_null_keeps_peaks():
    assert subject.assess(*honeys(20, 20, 300, seed=7), 10, shuffles=9).p_value > 0.2


def test_defect_p_of_zero():
    spectra, stretched = honeys(20, 20, 10)
    columns = [0, 1, 2, 3]
    result = subject.assess(with_syrup(spectra, stretched, columns), stretched, 4, shuffles=5)
    assert result.p_value > 0
