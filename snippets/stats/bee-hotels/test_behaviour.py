"""Behaviour of the permutation test of the bee hotels."""
from itertools import combinations

import pytest

np = pytest.importorskip("numpy")

import subject  # noqa: E402


def orchards(grower, with_hotels, without):
    return [subject.Orchard(grower, True, share) for share in with_hotels] + [
        subject.Orchard(grower, False, share) for share in without
    ]


ONE = orchards("ann", [0.4, 0.5], [0.1, 0.2])


def test_gain_is_the_difference_of_means():
    effect = subject.permutation_test(ONE)
    assert effect.growers == 1
    assert effect.gain == pytest.approx(0.3)


def test_growers_count_alike():
    trial = ONE + orchards("bob", [0.3] * 4, [0.2] * 4)
    assert subject.permutation_test(trial, shuffles=10).gain == pytest.approx(0.2)


def test_p_value_of_a_case_that_can_be_counted():
    """Two of the six arrangements of two hotels are as extreme."""
    assert subject.permutation_test(ONE).p_value == pytest.approx(1 / 3, abs=0.015)


def test_arrangements_are_those_of_each_grower():
    """Two growers: 6 times 6 arrangements, of which 2 are as extreme."""
    trial = ONE + orchards("bob", [0.8, 0.9], [0.5, 0.6])
    assert subject.permutation_test(trial).p_value == pytest.approx(2 / 36, abs=0.008)


def test_level_of_a_grower_does_not_matter():
    trial = orchards("ann", [0.11, 0.12], [0.09, 0.1]) + orchards("bob", [0.81, 0.82], [0.79, 0.8])
    assert subject.permutation_test(trial).p_value == pytest.approx(2 / 36, abs=0.008)


def test_both_directions_count():
    harm = [orchard._replace(hotels=not orchard.hotels) for orchard in ONE]
    effect = subject.permutation_test(harm)
    assert effect.gain == pytest.approx(-0.3)
    assert effect.p_value == pytest.approx(1 / 3, abs=0.015)


def test_equal_orchards_have_p_one():
    assert subject.permutation_test(orchards("ann", [0.3] * 3, [0.3] * 3)).p_value == 1


def test_ties_count_although_sums_are_rounded():
    """Tenths add up inexactly; whole numbers tell which of the 70 sums are as extreme."""
    tenths = [1, 3, 6, 4, 5, 2, 7, 9]
    middle = sum(tenths) / 2
    sums = [sum(chosen) for chosen in combinations(tenths, 4)]
    expected = np.mean([abs(one - middle) >= abs(sum(tenths[:4]) - middle) for one in sums])
    shares = [tenth / 10 for tenth in tenths]
    trial = orchards("ann", shares[:4], shares[4:])
    assert subject.permutation_test(trial).p_value == pytest.approx(expected, abs=0.015)


def test_p_value_is_never_zero():
    trial = [o for name in "abcdefghijkl" for o in orchards(name, [0.6, 0.7], [0.1, 0.2])]
    assert subject.permutation_test(trial, shuffles=99).p_value == pytest.approx(1 / 100)


def test_level_is_kept_when_hotels_do_nothing():
    rng = np.random.default_rng(4)
    p_values = []
    for _ in range(200):
        shares = rng.beta(2, 5, 12)
        p_values.append(
            subject.permutation_test(orchards("ann", shares[:6], shares[6:]), shuffles=199).p_value
        )
    assert 0.01 < np.mean(np.array(p_values) <= 0.05) < 0.1


def test_order_of_orchards_does_not_matter():
    trial = ONE + orchards("bob", [0.31, 0.52], [0.33, 0.41])
    assert subject.permutation_test(trial) == subject.permutation_test(trial[::-1])


def test_same_seed_same_p_value():
    first, again = (subject.permutation_test(ONE, shuffles=200, seed=3) for _ in range(2))
    assert first == again


@pytest.mark.parametrize(
    "trial",
    [
        [],
        orchards("ann", [0.3, 0.4], []),
        ONE + orchards("bob", [], [0.3]),
        orchards("ann", [0.3], [float("nan")]),
        orchards("ann", [30.0], [0.2]),
    ],
)
def test_trials_that_cannot_be_analysed(trial):
    with pytest.raises(ValueError):
        subject.permutation_test(trial)
