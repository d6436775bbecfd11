import pytest

from subject import ArticleIndex

ARTICLES = {
    "ink": "Printer ink: change the ink of your printer",
    "paper": "The printer is out of paper",
    "wifi": "Connect the printer to your wireless network, step by step, with a code",
    "bill": "Your invoice on paper",
}


@pytest.fixture
def index():
    index = ArticleIndex(notice="n1")
    for article, text in ARTICLES.items():
        index.add(article, text)
    return index


def test_all_words_must_be_there(index):
    assert index.search("paper printer") == ["paper"]
    assert index.search("printer invoice") == []
    assert index.search("scanner") == []


def test_frequent_words_in_short_articles_come_first(index):
    assert index.search("Printer") == ["ink", "paper", "wifi"]


def test_equal_scores_in_order_of_the_id():
    index = ArticleIndex("n1")
    for article in ("b", "c", "a"):
        index.add(article, "same words")
    assert index.search("words") == ["a", "b", "c"]


def test_contains(index):
    assert "ink" in index
    assert "n1" not in index


def test_first_suggestions_for_a_query(index):
    assert index.suggestions("printer", 3) == ["n1", "ink", "paper"]
    assert index.suggestions("scanner") == ["n1"]


def test_defect_answers_outdated(index):
    assert index.search("invoice") == ["bill"]
    index.add("refund", "Invoice and refund")
    assert sorted(index.search("invoice")) == ["bill", "refund"]


def test_defect_answer_edited(index):
    assert index.suggestions("paper") == index.suggestions("paper")
    assert "n1" not in index.search("paper")
    index.search("invoice").clear()
    assert index.search("invoice") == ["bill"]


def test_defect_no_words(index):
    assert index.search("?!") == []
    assert index.search("") == []
