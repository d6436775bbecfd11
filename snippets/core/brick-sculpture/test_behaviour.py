import pytest

from subject import colour_changes, laying_order, loads, overloaded

# d rests on b and c, both rest on a; e hangs from d.
PLAN = {"d": ["b", "c"], "e": ["d"], "b": ["a"], "a": [], "c": ["a"]}
WEIGHTS = {"a": 2.0, "b": 3.0, "c": 3.0, "d": 4.0, "e": 1.0}


def tower(height):
    return {str(i): [str(i - 1)] if i else [] for i in reversed(range(height))}


def test_each_brick_comes_after_those_that_hold_it():
    order = laying_order(PLAN)
    assert sorted(order) == sorted(PLAN)
    assert all(
        order.index(holder) < order.index(brick) for brick in PLAN for holder in PLAN[brick]
    )


def test_an_empty_plan():
    assert laying_order({}) == []
    assert loads({}, {}) == {}


def test_loads():
    assert loads(PLAN, WEIGHTS) == pytest.approx({"a": 13, "b": 5.5, "c": 5.5, "d": 5, "e": 1})


def test_overloaded_in_any_order():
    assert set(overloaded(PLAN, WEIGHTS, 6)) == {"a"}
    assert overloaded(PLAN, WEIGHTS, 20) == []


def test_colour_changes():
    colours = {"a": "red", "b": "red", "c": "blue"}
    assert colour_changes(["a", "b", "c", "a", "b"], colours) == 2
    assert colour_changes(["a"], colours) == 0
    assert colour_changes([], colours) == 0


def test_defect_circle_unnoticed():
    with pytest.raises(ValueError):
        laying_order({"a": ["b"], "b": ["c"], "c": ["a"], "d": []})


def test_defect_tower_too_high():
    plan = tower(1400)
    assert laying_order(plan) == [str(i) for i in range(1400)]
    assert loads(plan, dict.fromkeys(plan, 2.0))["0"] == pytest.approx(2800)


def test_defect_own_weight_counted():
    assert set(overloaded(PLAN, WEIGHTS, 3)) == {"a"}
