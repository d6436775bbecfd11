"""Behaviour of the ranking metrics of the job search."""
import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402


def search_of(name, grades, scores=None):
    """Jobs 1, 2, 3, ... with falling scores unless others are given."""
    n = len(grades)
    return pd.DataFrame(
        {
            "search": name,
            "job": range(1, n + 1),
            "score": list(range(n, 0, -1)) if scores is None else scores,
            "grade": grades,
        }
    )


def judged_of(*searches):
    return pd.concat(searches, ignore_index=True)


GOOD, BAD = [3, 2, 1, 0], [0, 1, 2, 3]


def test_best_order_scores_one():
    quality = subject.evaluate(judged_of(search_of("a", GOOD), search_of("b", GOOD)))
    assert quality == pytest.approx((1.0, 1.0, 1.0))


def test_worst_order():
    quality = subject.evaluate(judged_of(search_of("a", BAD), search_of("b", BAD)))
    assert quality.ndcg == pytest.approx(0.548, abs=0.001)
    assert quality.mrr == pytest.approx(1 / 3)
    assert quality.auc == pytest.approx(0.0)


def test_dcg():
    assert subject.dcg(np.array([1, 2, 0])) == pytest.approx(1 + 3 / np.log2(3))


def test_page_shows_ten_jobs():
    search = search_of("a", [0] * 5 + [1] * 15)
    assert subject.page(search).tolist() == [0] * 5 + [1] * 5


def test_searches_without_any_grade_do_not_count_for_ndcg():
    quality = subject.evaluate(judged_of(search_of("a", GOOD), search_of("b", [0, 0, 0])))
    assert quality.ndcg == pytest.approx(1.0)


def test_much_better_ranking():
    bad, good = [
        judged_of(*(search_of(i, [*g, *([0] * (i % 5))]) for i in range(30))) for g in (BAD, GOOD)
    ]
    assert subject.is_better(bad, good)
    assert not subject.is_better(good, bad)


def test_defect_ties_by_row():
    search = search_of("a", [0, 0, 3], scores=[0.5, 0.5, 0.5]).iloc[::-1]
    assert subject.page(search).tolist() == [0, 0, 3]
    assert subject.reciprocal_rank(search) == pytest.approx(1 / 3)


def test_defect_best_of_shown():
    search = search_of("a", [1] + [0] * 9 + [3] * 5)
    assert subject.ndcg(search) < 0.1


def test_defect_misses_left_out():
    quality = subject.evaluate(judged_of(search_of("a", GOOD), search_of("b", [1] * 10 + [3])))
    assert quality.mrr == pytest.approx(0.5)


def test_defect_searches_pooled():
    low = search_of("a", GOOD, scores=[0.4, 0.3, 0.2, 0.1])
    high = search_of("b", GOOD, scores=[0.9, 0.8, 0.7, 0.6])
    assert subject.evaluate(judged_of(low, high)).auc == pytest.approx(1.0)


def test_defect_chance_ignored():
    old = judged_of(*(search_of(i, GOOD if i < 9 else BAD) for i in range(20)))
    new = judged_of(*(search_of(i, BAD if i < 9 else GOOD) for i in range(20)))
    assert not subject.is_better(old, new)
