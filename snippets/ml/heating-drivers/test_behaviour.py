"""Behaviour of the study of heating energy."""
import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")
pytest.importorskip("scipy")

import subject  # noqa: E402


@pytest.fixture(autouse=True)
def few_alphas(monkeypatch):
    monkeypatch.setattr(subject, "ALPHAS", np.logspace(1, 4, 4), raising=False)


def houses(n=120, seed=0):
    """Houses whose energy depends on volume and walls; area goes with the volume."""
    rng = np.random.default_rng(seed)
    table = pd.DataFrame({"volume": rng.normal(360, 90, n), "wall_u": rng.uniform(0.2, 1.6, n)})
    table["area"] = table["volume"] / 2.55
    table["solar"] = (rng.random(n) < 0.3).astype(float)
    energy = 2000 + 28 * table["volume"] + 7000 * table["wall_u"]
    return table.assign(kwh=energy + rng.normal(0, 500, n))


def test_drivers_are_kept_by_the_lasso():
    names = subject.drivers(houses())
    assert "wall_u" in names
    assert "volume" in names or "area" in names


def test_least_squares_through_the_origin():
    table = pd.DataFrame({"a": [1.0, -1.0, 2.0, -2.0], "kwh": [3.0, -3.0, 6.0, -6.0]})
    assert subject.least_squares(table, ["a"]).loc["a", "kwh"] == pytest.approx(3.0)


def test_clear_effect_has_a_small_p_value():
    table = houses().drop(columns="area")
    effects = subject.least_squares(table, ["volume", "wall_u"])
    assert list(effects.columns) == ["kwh", "error", "p_value"]
    assert (effects["p_value"] < 0.001).all()


def test_effects_of_the_study_are_a_row_per_driver():
    findings = subject.study(houses())
    assert "wall_u" in findings.effects.index
    assert not set(findings.effects.index) & set(findings.without_influence)


def test_defect_chosen_and_tested(monkeypatch):
    seen = {}

    def watch(name):
        function = getattr(subject, name)

        def watched(table, *args, **kwargs):
            seen[name] = set(table.index)
            return function(table, *args, **kwargs)

        monkeypatch.setattr(subject, name, watched)

    watch("drivers")
    watch("least_squares")
    subject.study(houses())
    assert not seen["drivers"] & seen.get("least_squares", set())


def test_defect_no_constant():
    rng = np.random.default_rng(2)
    area = rng.uniform(80, 200, 50)
    table = pd.DataFrame({"area": area, "kwh": 9000 + 50 * area + rng.normal(0, 10, 50)})
    assert subject.least_squares(table, ["area"]).loc["area", "kwh"] == pytest.approx(50, abs=2)


def test_defect_noise_too_small():
    x = np.array([-3.0, -2.0, -1.0, 1.0, 2.0, 3.0])
    left = np.array([1.0, -1.0, -1.0, 1.0, 1.0, -1.0])
    left -= x * (x @ left) / (x @ x)
    effects = subject.least_squares(pd.DataFrame({"x": x, "kwh": 2 * x + left}), ["x"])
    smallest = np.sqrt(left @ left / (len(x) - 1) / (x @ x))
    assert effects.loc["x", "error"] >= 0.999 * smallest


def test_defect_ranked_per_unit():
    rng = np.random.default_rng(4)
    table = pd.DataFrame({"altitude": rng.uniform(0, 900, 200)})
    table["detached"] = (rng.random(200) < 0.5).astype(float)
    table["kwh"] = 12 * table["altitude"] + 500 * table["detached"] + rng.normal(0, 50, 200)
    assert list(subject.study(table).effects.index) == ["altitude", "detached"]


def test_defect_dropped_twins():
    table = houses()
    rng = np.random.default_rng(5)
    for number in range(6):
        table[f"twin{number}"] = table["volume"] + rng.normal(0, 3, len(table))
    twins = {name for name in table if name.startswith("twin")} | {"area", "volume"}
    assert not twins & set(subject.study(table).without_influence)
