import subject


def test_shared_items_keep_their_order():
    assert subject.shared(["b", "a", "c"], ["c", "b"]) == ["b", "c"]
