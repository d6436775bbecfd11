"""Behaviour of the checks: good steps pass, each kind of bad step is caught."""
import pytest

np = pytest.importorskip("numpy")

import subject  # noqa: E402

CAUGHT = (AssertionError, pytest.fail.Exception)


class Centre:
    """A step that does all it should."""

    def fit(self, table):
        if len(table) == 0:
            raise ValueError("no rows")
        self.mean = np.nanmean(table, axis=0)
        return self

    def transform(self, table):
        return np.nan_to_num(table - self.mean)


class InPlace(Centre):
    def transform(self, table):
        table += 1.0
        return np.nan_to_num(table)


class CentresWhatItIsGiven(Centre):
    def transform(self, table):
        return np.nan_to_num(table - np.nanmean(table, axis=0))


class KeepsGaps(Centre):
    def transform(self, table):
        return table - self.mean


class AcceptsEverything(Centre):
    def fit(self, table):
        return super().fit(table) if len(table) else self


class BreaksOnEmpty(Centre):
    def fit(self, table):
        if len(table) == 0:
            raise TypeError("unexpected")
        return super().fit(table)


def test_good_step_passes_all():
    subject.check_all(Centre)


def test_random_tracks_have_three_columns():
    assert subject.random_tracks(8).shape == (8, 3)


def test_equal_values_agree():
    subject.assert_values(np.array([[1.0, 2.0]]), np.array([[1.0, 2.0 + 1e-9]]))


def test_larger_value_is_caught():
    with pytest.raises(CAUGHT):
        subject.assert_values(np.array([1.1]), np.array([1.0]))


def test_wider_tolerance():
    subject.assert_values(np.array([1.1]), np.array([1.0]), tolerance=0.2)


def test_defect_one_sided_difference():
    with pytest.raises(CAUGHT):
        subject.assert_values(np.array([0.5]), np.array([1.0]))


@pytest.mark.parametrize("actual", [[1.0], [1.0, 2.0, 3.0], []])
def test_defect_shapes_unchecked(actual):
    with pytest.raises(CAUGHT):
        subject.assert_values(np.array(actual), np.array([1.0, 2.0]))


def test_defect_shared_tracks():
    with pytest.raises(CAUGHT):
        subject.check_input_untouched(InPlace)


def test_defect_unseeded_tracks():
    assert np.array_equal(subject.random_tracks(6), subject.random_tracks(6))


def test_defect_compared_with_itself():
    with pytest.raises(CAUGHT):
        subject.check_learned_in_fit(CentresWhatItIsGiven)


def test_defect_nan_comparison():
    with pytest.raises(CAUGHT):
        subject.check_gaps_filled(KeepsGaps)


@pytest.mark.parametrize("step", [AcceptsEverything, BreaksOnEmpty])
def test_defect_refusal_swallowed(step):
    with pytest.raises((*CAUGHT, TypeError)):
        subject.check_empty_refused(step)
