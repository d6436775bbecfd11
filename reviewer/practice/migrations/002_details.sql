-- What is known of an attempt beside review and report: mode, notes, hints taken by issue, and for
-- each comment of the review when it was begun (seconds spent) and what its writer took it for.
ALTER TABLE attempt ADD COLUMN details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details));

-- "Was this verdict wrong?" `subject` is `issue:<id>` or `comment:<index>` of the attempt's report.
CREATE TABLE appeal (
    attempt TEXT NOT NULL REFERENCES attempt (id),
    subject TEXT NOT NULL,
    text    TEXT NOT NULL,
    made    TEXT NOT NULL,
    PRIMARY KEY (attempt, subject)
) STRICT;
