"""Behaviour of the wheelchair's charge display."""
import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


def straight_log(batteries=5, readings=11, noise=0.0, seed=0):
    """Batteries that go from 42 V to 32 V in a straight line."""
    charge = np.tile(np.linspace(0, 100, readings), batteries)
    wobble = np.random.default_rng(seed).normal(0, noise, len(charge))
    return pd.DataFrame(
        {
            "battery": np.repeat(np.arange(batteries), readings),
            "volts": 32 + charge / 10,
            "charge": charge + wobble,
        }
    )


def errors_of(**rows):
    """Errors by degree: d3=(train, held out)."""
    index = [int(name[1:]) for name in rows]
    return pd.DataFrame(list(rows.values()), index=index, columns=["train", "held_out"])


def test_one_row_of_errors_per_degree():
    errors = subject.validation_curve(straight_log(), range(1, 4))
    assert list(errors.index) == [1, 2, 3]
    assert errors.to_numpy() == pytest.approx(0.0, abs=1e-6)


def test_train_error_never_rises_with_the_degree():
    train = subject.validation_curve(straight_log(noise=3.0), range(1, 5))["train"]
    assert train.is_monotonic_decreasing


def test_display_follows_a_straight_battery():
    display = subject.build_display(straight_log(noise=0.01))
    assert subject.charge_left(display, 37.0) == pytest.approx(50.0, abs=0.5)
    assert display.state == "fine"


def test_small_errors_are_fine():
    assert subject.diagnose(errors_of(d2=(3.0, 4.0)), 2) == "fine"


def test_defect_degree_by_train_error():
    errors = errors_of(d1=(9.0, 9.5), d4=(4.0, 5.0), d9=(1.0, 60.0))
    assert subject.best_degree(errors) == 4


def test_defect_diagnoses_swapped():
    errors = errors_of(d1=(9.0, 9.5), d9=(1.0, 60.0))
    assert subject.diagnose(errors, 1) == "underfitted"
    assert subject.diagnose(errors, 9) == "overfitted"


def test_defect_battery_in_both_parts():
    rng = np.random.default_rng(3)
    charge = np.array([10.0, 90.0, 30.0, 70.0, 20.0])
    log = pd.DataFrame(
        {
            "battery": np.repeat(np.arange(5), 20),
            "volts": np.repeat(np.arange(33.0, 43.0, 2.0), 20) + rng.normal(0, 0.01, 100),
            "charge": np.repeat(charge, 20),
        }
    )
    errors = subject.validation_curve(log, range(4, 5))
    assert errors.loc[4, "held_out"] > 10


def test_defect_beyond_the_log():
    display = subject.build_display(straight_log(noise=0.01))
    for volts in (20.0, 30.0, 43.5, 60.0):
        assert 0 <= subject.charge_left(display, volts) <= 100


def test_defect_raw_volts():
    log = straight_log(readings=60)
    waves = np.polynomial.chebyshev.chebval((log["volts"] - 37) / 5, [0.0] * 11 + [1.0])
    errors = subject.validation_curve(log.assign(charge=50 + 40 * waves), range(11, 12))
    assert errors.loc[11, "held_out"] < 1
