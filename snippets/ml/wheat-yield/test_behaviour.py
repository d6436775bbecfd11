"""Behaviour of the wheat yield forecast."""
import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


def wheat(n=120, seed=0, seasons=3):
    """Fields of several seasons whose yield is 6 t/ha everywhere."""
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "season": 2020 + np.arange(n) % seasons,
            "rain_mm": rng.normal(600, 100, n),
            "sun_hours": rng.normal(1700, 100, n),
            "soil_ph": rng.normal(6.5, 0.4, n),
            "nitrogen_kg": rng.normal(160, 20, n),
            "variety": rng.choice(subject.VARIETIES, n),
            "yield_t": 6.0,
        }
    )


def with_rain_effect(fields, slope, noise=0.3):
    wobble = np.random.default_rng(9).normal(0, noise, len(fields))
    effect = slope * (fields["rain_mm"] - 600) / 100
    return fields.assign(yield_t=6.0 + effect + wobble)


def test_one_forecast_per_field():
    fields = with_rain_effect(wheat(), 1.0)
    assert subject.train(fields).forecast(fields.head(7)).shape == (7,)


def test_strongest_effect_is_named():
    names = [name for name, _ in subject.train(with_rain_effect(wheat(), 1.0)).strongest(3)]
    assert len(names) == 3
    assert any("rain_mm" in name for name in names)


def test_fields_are_left_alone():
    fields = with_rain_effect(wheat(), 1.0)
    before = fields.copy()
    subject.train(fields)
    pd.testing.assert_frame_equal(fields, before)


def test_defect_variety_codes():
    fields = wheat(n=240)
    gain = dict(zip(subject.VARIETIES, (0.0, 4.0, 0.0, 4.0, 0.0)))
    fields["yield_t"] = 4.0 + fields["variety"].map(gain)
    assert subject.train(fields).r2 > 0.8


def test_defect_alpha_before_scaling():
    model = subject.train(with_rain_effect(wheat(), 3.0, noise=1.0))
    assert model.r2 > 0.7


def test_defect_scaler_refitted():
    fields = with_rain_effect(wheat(n=30), 1.5, noise=0.01)
    error = subject.train(fields).forecast(fields) - fields["yield_t"]
    assert error.abs().mean() < 0.15


def test_defect_signed_ranking():
    model = subject.train(with_rain_effect(wheat(), 1.0))
    model.lasso.coef_[:] = 0.0
    model.lasso.coef_[:2] = 0.5, -2.0
    assert [effect for _, effect in model.strongest(2)] == [-2.0, 0.5]


def test_defect_seasons_mixed():
    fields = wheat(n=90)
    fields["rain_mm"] = fields["season"].map({2020: 400.0, 2021: 600.0, 2022: 800.0})
    fields["yield_t"] = fields["season"].map({2020: 5.0, 2021: 8.0, 2022: 4.0})
    fields["yield_t"] += np.random.default_rng(2).normal(0, 0.1, len(fields))
    assert subject.train(fields).r2 < 0.5
