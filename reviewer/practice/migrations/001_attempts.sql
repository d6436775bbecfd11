-- One row per submitted review. Times are UTC, ISO 8601. `review` and `report` are the whole
-- documents (reviewer.review/1, reviewer.report/1), so that anything can be derived from them later.
CREATE TABLE attempt (
    id        TEXT PRIMARY KEY,
    snippet   TEXT NOT NULL,
    reviewer  TEXT NOT NULL,
    rubric    TEXT NOT NULL,
    engine    TEXT NOT NULL,
    started   TEXT NOT NULL,
    submitted TEXT NOT NULL,
    seconds   REAL NOT NULL CHECK (seconds >= 0),
    score     REAL NOT NULL CHECK (score BETWEEN 0 AND 100),
    review    TEXT NOT NULL CHECK (json_valid(review)),
    report    TEXT NOT NULL CHECK (json_valid(report))
) STRICT;

CREATE INDEX attempt_of_snippet ON attempt (snippet, submitted);
