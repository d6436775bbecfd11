"""Reviews and reports as files: readers, writers, and the JSON Schemas of both."""

from .read import read_records, read_reviews
from .readers import FORMATS as INPUT_FORMATS
from .records import ReadOptions, Record, Scored
from .report_json import report_to_dict
from .review_json import review_from_dict, review_to_dict
from .writers import WRITERS, Sink, Writer, WriterOptions

__all__ = [
    "INPUT_FORMATS",
    "WRITERS",
    "ReadOptions",
    "Record",
    "Scored",
    "Sink",
    "Writer",
    "WriterOptions",
    "read_records",
    "read_reviews",
    "report_to_dict",
    "review_from_dict",
    "review_to_dict",
]
