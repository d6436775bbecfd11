"""One review a line: streamed, each line for itself."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reviewer.formats import Record, limits, read_records, read_reviews, review_to_dict
from reviewer.formats.canonical import dumps
from reviewer.model import Review
from reviewer.problems import Problem

from .examples import REVIEW, as_json, read, reviews


@given(st.lists(reviews, max_size=4))
def test_reviews_survive_the_way_to_lines_and_back(written: list[Review]) -> None:
    lines = "".join(dumps(review_to_dict(review)) + "\n" for review in written)
    assert [record.review for record in read(lines, format="jsonl")] == written


def test_each_record_knows_its_line() -> None:
    records = read(f"\n{as_json()}\r\n   \r\n{as_json()}")
    assert [record.line for record in records] == [2, 4]


def test_broken_lines_are_named_and_the_others_read() -> None:
    lines = [
        as_json(),
        "{oops}",
        as_json() + "]",
        "[1]",
        '"text"',
        as_json(reviewer=3),
        as_json(reviewer="last"),
    ]
    results = read("\n".join(lines))
    assert [str(result) for result in results if isinstance(result, Problem)] == [
        "reviews:2: not valid JSON: Expecting property name enclosed in double quotes (column 2)",
        "reviews:3: there is more text after the end of the JSON value",
        "reviews:4: the review is an array, an object is expected",
        "reviews:5: the review is text, an object is expected",
        "reviews:6: `reviewer` is a number, text is expected",
    ]
    assert [result.line for result in results if isinstance(result, Record)] == [1, 7]


def test_bytes_that_are_no_text_cost_one_line_only() -> None:
    good = as_json().encode()
    results = read(b"\n".join([good, b'{"snippet": "\xff"}', b"\x00", good]))
    assert [str(result) for result in results if isinstance(result, Problem)] == [
        "reviews:2: byte 14 of the line (0xff) is not UTF-8. Save the file as UTF-8",
        "reviews:3: the text holds a NUL character",
    ]
    assert [result.line for result in results if isinstance(result, Record)] == [1, 4]


def test_deep_nesting_and_endless_numbers_cost_one_line_only() -> None:
    lines = ["[" * 100_000, '{"snippet": ' + "9" * 10_000 + "}", as_json()]
    deep, digits, record = read("\n".join(lines), format="jsonl")
    assert str(deep) == "reviews:1: the JSON is nested too deeply"
    assert str(digits) == "reviews:2: a number has too many digits"
    assert isinstance(record, Record)


def test_a_line_above_the_limit_is_skipped_in_bounded_memory() -> None:
    class Endless(io.RawIOBase):
        """A line of 100 MB, then a good one, without ever being whole in memory."""

        left = 100_000_000
        tail = b"\n" + as_json().encode()

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
            size = len(buffer)
            if self.left:
                size = min(size, self.left)
                self.left -= size
                buffer[:size] = b"x" * size
                return size
            chunk, self.tail = self.tail[:size], self.tail[size:]
            buffer[: len(chunk)] = chunk
            return len(chunk)

    tracemalloc.start()
    problem, record = read_records(io.BufferedReader(Endless()), "big", format="jsonl")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(problem) == "big:1: the line is longer than 1,000,000 bytes. A line holds one review"
    assert isinstance(record, Record)
    assert record.line == 2
    assert peak < 10 * limits.RECORD_BYTES


def test_reading_is_lazy() -> None:
    def lines() -> Iterator[bytes]:
        yield as_json().encode() + b"\n"
        raise AssertionError("the second line was read before the first was used")

    class Stream(io.BytesIO):
        source = lines()

        def readline(self, size: int | None = -1, /) -> bytes:
            return next(self.source)

    assert isinstance(next(read_records(Stream(), "s", format="jsonl")), Record)


def test_a_byte_order_mark_is_no_part_of_the_first_record() -> None:
    assert isinstance(read(b"\xef\xbb\xbf" + as_json().encode())[0], Record)


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    missing = tmp_path / "none.jsonl"
    problem = next(iter(read_records(missing, "none.jsonl")))
    assert str(problem) == "none.jsonl: cannot be read: No such file or directory"


def test_reviews_come_without_places_too(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(dumps(review_to_dict(REVIEW)) + "\n{\n", encoding="utf-8")
    review, problem = read_reviews(path, "r.jsonl")
    assert review == REVIEW
    assert isinstance(problem, Problem)
