"""Behaviour of the read-out of the hay fever survey."""
import pytest

pd = pytest.importorskip("pandas")
pytest.importorskip("scipy")

import subject  # noqa: E402


def survey(counts, factor="cat", age=8, other="no"):
    """Children of one age with these counts of a factor; the same answer to all else."""
    (a, b), (c, d) = counts
    table = pd.DataFrame(
        {
            "age": age,
            "hay_fever": [True] * a + [False] * b + [True] * c + [False] * d,
            **{name: other for name in subject.FACTORS},
        }
    )
    table[factor] = ["yes"] * (a + b) + ["no"] * (c + d)
    return table


CLEAR = ((45, 15), (12, 48))


def found(answers, **options):
    return {(f.factor, f.age_group) for f in subject.screen(answers, **options)}


def test_counts_of_a_factor():
    assert subject.two_by_two(survey(((3, 4), (5, 6))), "cat") == ((3, 4), (5, 6))


def test_age_groups_include_their_first_year():
    ages = pd.Series([2, 5, 6, 10, 11, 14, 15, 18])
    expected = [group for group in subject.AGE_GROUPS for _ in range(2)]
    assert subject.age_groups(ages).tolist() == expected


def test_clear_factor_is_found():
    assert found(survey(CLEAR)) == {("cat", "primary")}


def test_each_age_group_on_its_own():
    answers = pd.concat([survey(CLEAR), survey(((30, 30), (30, 30)), age=16)])
    assert found(answers) == {("cat", "primary")}


def test_protective_factor_is_found():
    (finding,) = subject.screen(survey(((12, 48), (45, 15)), factor="dog"))
    assert finding.factor == "dog"
    assert finding.risk_ratio < 1


def test_factor_that_nobody_has_is_passed_over():
    assert found(survey(((0, 0), (20, 40)))) == set()


def test_no_risk_without_the_factor():
    assert subject.risk_ratio(((4, 2), (0, 9))) == float("inf")


def test_leaflet_has_a_line_for_each_factor():
    lines = subject.leaflet([subject.Finding("cat", "primary", 1.5, 0.001)]).splitlines()
    assert [line.split(":")[0] for line in lines[:12]] == list(subject.FACTORS)
    assert "primary" in lines[0]
    assert "1.5" in lines[0]


def test_defect_no_answer_as_no():
    children = survey(((3, 4), (5, 6)))
    children.loc[children.index[-3:], "cat"] = None
    assert subject.two_by_two(children, "cat") == ((3, 4), (5, 3))


def test_defect_odds_for_risk():
    assert subject.risk_ratio(((30, 30), (15, 45))) == pytest.approx(2.0)
    assert subject.risk_ratio(((8, 0), (4, 4))) == pytest.approx(2.0)


def test_defect_few_expected():
    assert found(survey(((2, 2), (5, 51)))) == set()


def test_defect_many_tables():
    answers = survey(((31, 29), (18, 42)))
    for name in subject.FACTORS[1:]:
        answers[name] = ["yes", "no"] * 60
    assert found(answers) == set()


def test_defect_silence_as_harmless():
    assert "cat: no effect" not in subject.leaflet([]).splitlines()


def test_defect_only_in_one_group():
    finding = subject.Finding("cat", "primary", 1.5, 0.001)
    assert not subject.leaflet([finding]).startswith("cat: only")
