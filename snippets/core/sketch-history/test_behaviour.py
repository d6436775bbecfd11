import pytest

from subject import Sketch, Stroke

RED = Stroke("red", ((0, 0), (3, 4), (3, 10)))
BLUE = Stroke("blue", ((100, 100), (100, 101)))
DOT = Stroke("black")


@pytest.fixture
def sketch():
    sketch = Sketch()
    sketch.apply([(1, RED), (2, BLUE)])
    return sketch


def test_edits_put_replace_and_remove(sketch):
    sketch.apply([(1, DOT), (2, None), (3, RED)])
    assert sketch.strokes == {1: DOT, 3: RED}


def test_each_edit_is_a_step(sketch):
    sketch.apply([(1, None)])
    assert sketch.undo()
    assert sketch.strokes == {1: RED, 2: BLUE}
    assert sketch.undo()
    assert sketch.strokes == {1: RED}
    assert sketch.undo()
    assert sketch.strokes == {}
    assert not sketch.undo()


def test_a_replaced_stroke_comes_back(sketch):
    sketch.apply([(1, DOT)])
    assert sketch.undo()
    assert sketch.strokes == {1: RED, 2: BLUE}


def test_redo_repeats_what_was_undone(sketch):
    assert not sketch.redo()
    sketch.apply([(1, None), (2, DOT)])
    for _ in range(4):
        assert sketch.undo()
    for _ in range(4):
        assert sketch.redo()
    assert sketch.strokes == {2: DOT}
    assert not sketch.redo()
    assert sketch.undo()
    assert sketch.strokes == {2: BLUE}


def test_two_hundred_steps_back():
    sketch = Sketch()
    sketch.apply((i, DOT) for i in range(200))
    for _ in range(200):
        assert sketch.undo()
    assert sketch.strokes == {}


def test_removing_what_is_not_there(sketch):
    with pytest.raises(KeyError):
        sketch.apply([(7, None)])
    assert sketch.strokes == {1: RED, 2: BLUE}


def test_defect_step_before_edit():
    sketch = Sketch()
    with pytest.raises(KeyError):
        sketch.apply([(7, None)])
    assert not sketch.undo()


def test_defect_redo_kept(sketch):
    sketch.undo()
    sketch.apply([(3, DOT)])
    assert not sketch.redo()
    assert sketch.strokes == {1: RED, 3: DOT}


def test_rubbed(sketch):
    assert sketch.rubbed([(50, 50), (4, 4)], 1.5) == {1}
    assert sketch.rubbed(iter([(100, 103), (3, 12)]), 2) == {1, 2}
    assert sketch.rubbed([(4, 8)], 1.5) == set()
    assert sketch.rubbed([], 5) == set()


def test_ink(sketch):
    sketch.apply([(3, DOT)])
    assert sketch.ink() == pytest.approx(12)
    assert Sketch().ink() == 0
