"""How much one input may hold. A review above a limit is named and left out; the others go on."""

RECORD_BYTES = 1_000_000
"""One review, as written."""

LINE_BYTES = 2_000_000_000
"""A line of JSONL that is passed over; after so many bytes its file is given up."""

DOCUMENT_BYTES = 32_000_000
"""One JSON file, which is read as a whole. JSONL has no limit: it is read line by line."""

COMMENTS = 500
"""Comments in one review."""

BODY_CHARACTERS = 20_000
"""The text of one comment, its suggestion block included."""

SUGGESTION_CHARACTERS = 20_000
EXPLANATION_CHARACTERS = 20_000

NAME_CHARACTERS = 200
"""A snippet id, a reviewer's name."""

COMPLEXITY_CHARACTERS = 200
"""One answer to the complexity question."""

LINE_NUMBER = 1_000_000
"""The highest line number a comment may give."""

FAULTS_PER_RECORD = 10
"""Problems named for one review; the rest is counted."""

HEAD_BYTES = 65_536
"""What is looked at to tell the format of a file."""
