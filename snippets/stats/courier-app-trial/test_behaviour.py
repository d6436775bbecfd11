"""Behaviour of the analysis of the courier app trial."""
import pytest

pd = pytest.importorskip("pandas")
stats = pytest.importorskip("scipy.stats")

import subject  # noqa: E402


def trips(old, new):
    """One trip per courier and app, from {courier: minutes}."""
    rows = [(courier, "old", minutes) for courier, minutes in old.items()]
    rows += [(courier, "new", minutes) for courier, minutes in new.items()]
    return pd.DataFrame(rows, columns=["courier", "app", "minutes"])


def trial(savings, base=20.0, step=0.0):
    """Couriers c0, c1, ... with these savings; courier i needs base + i * step."""
    old = {f"c{i}": base + i * step for i in range(len(savings))}
    new = {f"c{i}": base + i * step - saving for i, saving in enumerate(savings)}
    return trips(old, new)


CLEAR = [4.0, 4.2, 3.9, 4.1, 3.8, 4.0]


def test_clear_saving():
    result = subject.analyse(trial(CLEAR))
    assert result.couriers == 6
    assert result.saving == pytest.approx(4.0)
    assert result.p_value < 1e-3
    assert "faster" in result.verdict.lower()


def test_interval_surrounds_the_saving():
    low, high = subject.analyse(trial(CLEAR)).interval
    assert low < 4.0 < high


def test_several_trips_of_a_courier_are_averaged():
    table = pd.concat([trial(CLEAR), trial(CLEAR).assign(minutes=lambda t: t["minutes"] + 2)])
    result = subject.analyse(table)
    assert result.couriers == 6
    assert result.saving == pytest.approx(4.0)


def test_no_saving_is_not_called_faster():
    verdict = subject.analyse(trial([1.0, -1.0, 0.5, -0.5, 0.1])).verdict
    assert "faster" not in verdict.lower()


def test_smaller_alpha_demands_more():
    table = trial([0.5, 2.0, 1.0, -0.4, 1.5, 0.9])
    assert "faster" not in subject.analyse(table, alpha=1e-6).verdict.lower()


def test_defect_unpaired_test():
    result = subject.analyse(trial([0.9, 1.0, 1.1, 1.0, 0.9, 1.1], step=5.0))
    assert result.p_value < 1e-3


def test_defect_pairs_by_position():
    old = {"a": 10.0, "b": 20.0, "c": 30.0, "d": 40.0, "e": 50.0}
    new = {"b": 19.0, "c": 29.1, "d": 39.0, "e": 48.9, "f": 59.0}
    result = subject.analyse(trips(old, new))
    assert result.couriers == 4
    assert result.saving == pytest.approx(1.0)


def test_defect_slow_couriers_excluded():
    result = subject.analyse(trial([5.0, -5.0, 4.0, -4.0, 1.0, -1.0]))
    assert result.couriers == 6
    assert result.saving == pytest.approx(0.0)


def test_defect_direction_ignored():
    slower = [-minutes / 2 for minutes in CLEAR]
    assert "faster" not in subject.analyse(trial(slower)).verdict.lower()


def test_defect_normal_quantile():
    savings = [1.0, 2.0, 0.5, 1.5]
    margin = stats.t.ppf(0.975, df=3) * stats.sem(savings)
    low, high = subject.analyse(trial(savings)).interval
    assert (high - low) / 2 == pytest.approx(margin)


def test_defect_p_as_probability():
    result = subject.analyse(trial([0.5, 2.0, 1.0, -0.4, 1.5, 0.9]))
    assert 0.01 < result.p_value < 0.05
    certainty = 100 * (1 - result.p_value)
    assert f"{certainty:.1f}" not in result.verdict
    assert "probab" not in result.verdict.lower()


def test_defect_absence_as_equality():
    verdict = subject.analyse(trial([1.0, -1.0, 0.5, -0.5, 0.1])).verdict
    assert not verdict.lower().startswith("there is no difference")
