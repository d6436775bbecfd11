"""Behaviour of the read-out of the language app's experiment."""
import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("scipy")

import subject  # noqa: E402


def sessions_of(values_a, values_b, metric="minutes", per_learner=1):
    """Sessions with the given values of one metric; the others are the same for all."""
    n, m = len(values_a), len(values_b)
    table = pd.DataFrame({name: np.tile([1.0, 2.0], n + m)[: n + m] for name in subject.METRICS})
    table[metric] = np.concatenate([values_a, values_b])
    table["variant"] = ["A"] * n + ["B"] * m
    table["learner"] = [f"a{i // per_learner}" for i in range(n)] + [
        f"b{i // per_learner}" for i in range(m)
    ]
    return table


def shifted(shift, n=100, mean=50.0):
    """n values around mean + shift, with a standard deviation of 1."""
    values = np.tile([-1.0, 1.0], n // 2)
    return mean + shift + values / values.std(ddof=1)


def p_between(low, high):
    """Shift of the mean for which Welch's test of 100 against 100 gives such a p-value."""
    from scipy import stats

    for shift in np.linspace(0, 1, 1001):
        p = stats.ttest_ind(shifted(shift), shifted(0)).pvalue
        if low < p < high:
            return shift
    raise AssertionError


def names(sessions):
    return [effect.metric for effect in subject.effects(sessions)]


def test_clear_effect_is_found():
    assert names(sessions_of(shifted(0), shifted(3))) == ["minutes"]


def test_clear_decrease_is_found():
    (effect,) = subject.effects(sessions_of(shifted(0), shifted(-3)))
    assert effect.metric == "minutes"
    assert effect.change < 0


def test_equal_variants():
    assert names(sessions_of(shifted(0), shifted(0))) == []


def test_surest_effect_comes_first():
    sessions = sessions_of(shifted(0), shifted(1))
    sessions["messages"] = np.concatenate([shifted(0), shifted(5)])
    assert names(sessions) == ["messages", "minutes"]


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_metric_that_never_occurs_hides_no_other():
    sessions = sessions_of(shifted(0), shifted(3))
    sessions["new_words"] = 0.0
    assert names(sessions) == ["minutes"]


def test_headline():
    effect = subject.Effect("minutes", 4.25, 0.0004)
    assert subject.headline([effect]) == "B changes minutes by +4.2 % (p = 0.0004)"


def test_defect_sessions_as_sample():
    rng = np.random.default_rng(2)
    a, b = np.repeat(rng.normal(50, 10, 20), 30), np.repeat(rng.normal(54, 10, 20), 30)
    assert names(sessions_of(a, b, per_learner=30)) == []


def test_defect_twelve_tests():
    shift = p_between(0.01, 0.02)
    assert names(sessions_of(shifted(0), shifted(shift))) == []


def test_defect_halved_p():
    from scipy import stats

    a, b = shifted(0), shifted(1)
    (effect,) = subject.effects(sessions_of(a, b))
    assert effect.p_value >= 0.99 * stats.ttest_ind(a, b, equal_var=False).pvalue


def test_defect_only_with_lesson():
    sessions = sessions_of(shifted(0), shifted(3))
    sessions.loc[100:159, "minutes"] = 0.0
    sessions.loc[100:159, "lessons"] = 0.0
    (effect,) = [e for e in subject.effects(sessions) if e.metric == "minutes"]
    assert effect.change < 0


def test_defect_change_of_b():
    (effect,) = subject.effects(sessions_of(shifted(0, mean=50), shifted(50, mean=50)))
    assert effect.change == pytest.approx(100.0)


def test_defect_nothing_found():
    assert isinstance(subject.headline([]), str)
