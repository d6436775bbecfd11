"""Defects of code as a SARIF 2.1.0 log (OASIS, errata 01): what code-scanning services read."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote_from_bytes

from reviewer.model import Defect, Finding, Kind, Span
from reviewer.problems import Problem
from reviewer.safe_text import one_line

from .canonical import rounded

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
MOST_CHARACTERS = 1_000
"""In one message or description."""
DOUBTFUL = 0.6
"""A defect less sure than that is a note, whatever its rule says."""
FINGERPRINT = "reviewerDefect/v1"

# Categories of kinds on which tastes differ; the others make code wrong, slow or large.
_NOTES = frozenset({"builtin", "design"})
# The first letter of a pylint code: error, convention, refactoring; the rest warns.
_PYLINT_LEVELS = {"E": "error", "C": "note", "R": "note"}
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


@dataclass(frozen=True, slots=True)
class Repair:
    """The whole code after one repair, and what the repair does, in words."""

    code: str
    description: str


@dataclass(frozen=True, slots=True)
class FileDefects:
    """The defects of one file, in order. The line ends of `code` are `\\n`, the file's `newline`.

    `repairs` has the repairs of some of the defects, by their position.
    """

    path: str
    code: str
    defects: tuple[Defect, ...]
    newline: str = "\n"
    repairs: Mapping[int, Repair] = field(default_factory=dict)


def sarif_log(
    files: Iterable[FileDefects],
    kinds: Mapping[str, Kind],
    *,
    root: str,
    version: str,
    problems: Sequence[Problem] = (),
) -> dict[str, Any]:
    """The defects of `files` as a SARIF log of one run, as JSON data.

    `kinds` has the texts of the rules. Paths are written as URIs relative to the directory
    `root`, as `file:` URIs where they lie outside. `problems`, the files that could not be
    analysed, is read last: who makes `files` may still add to it.
    """
    faulty = [file for file in files if file.defects]
    ids = sorted({_rule_id(defect.evidence[0]) for file in faulty for defect in file.defects})
    rules = {rule_id: _rule(rule_id, kinds) for rule_id in ids}
    driver = {"name": "reviewer", "version": version, "rules": list(rules.values())}
    invocation = {
        "executionSuccessful": not problems,
        "toolExecutionNotifications": [_notification(problem, root) for problem in problems],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": [result for file in faulty for result in _results(file, rules, root)],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def uri_of(path: str, root: str) -> str:
    """`path` as a URI reference relative to the directory `root`; a `file:` URI outside of it."""
    whole = os.path.normpath(os.path.join(root, path))
    relative = PurePath(os.path.relpath(whole, root))
    if relative.parts[:1] == (os.pardir,):
        return PurePath(whole).as_uri()
    # Also `:` is encoded: before it a first segment would read as a scheme.
    return quote_from_bytes(os.fsencode(relative.as_posix()), safe="/")


def _rule_id(finding: Finding) -> str:
    return finding.kind or f"{finding.source}:{finding.code}"


def _rule(rule_id: str, kinds: Mapping[str, Kind]) -> dict[str, Any]:
    kind = kinds.get(rule_id)
    if kind is None:
        source, _, code = rule_id.rpartition(":")
        text = f"{code} of {source}" if source else rule_id
        level = _PYLINT_LEVELS.get(code[:1], "warning") if source == "pylint" else "warning"
        said = plain_message(text)
        return {"id": rule_id, "shortDescription": said, "defaultConfiguration": {"level": level}}
    level = "note" if kind.category in _NOTES else "warning"
    return {
        "id": rule_id,
        "name": "".join(part.capitalize() for part in rule_id.split("-")),
        "shortDescription": plain_message(kind.title),
        "fullDescription": plain_message(kind.statement),
        "help": plain_message(f"{kind.why} {kind.fix}"),
        "defaultConfiguration": {"level": level},
        "properties": {"tags": [kind.category]},
    }


def _results(
    file: FileDefects, rules: Mapping[str, Mapping[str, Any]], root: str
) -> Iterable[dict[str, Any]]:
    uri, lines = uri_of(file.path, root), file.code.split("\n")
    numbers = {rule_id: number for number, rule_id in enumerate(rules)}
    seen: Counter[str] = Counter()
    for position, defect in enumerate(file.defects):
        best, *others = defect.evidence
        rule_id = _rule_id(best)
        mark = _fingerprint(rule_id, lines, defect.core)
        seen[mark] += 1
        level = rules[rule_id]["defaultConfiguration"]["level"]
        result = {
            "ruleId": rule_id,
            "ruleIndex": numbers[rule_id],
            "level": "note" if defect.confidence < DOUBTFUL else level,
            "rank": rounded(100 * defect.confidence, 1),
            "message": plain_message(defect.message),
            "locations": [_location(uri, Span(defect.core, defect.core), defect.span)],
            "partialFingerprints": {FINGERPRINT: f"{mark}:{seen[mark]}"},
        }
        if others:
            result["relatedLocations"] = [
                _related(number, uri, finding) for number, finding in enumerate(others, 1)
            ]
        repair = file.repairs.get(position)
        if repair is not None and repair.code != file.code:
            result["fixes"] = [_fix(uri, file, repair)]
        yield result


def _fingerprint(rule_id: str, lines: Sequence[str], core: int) -> str:
    """What stays the same where lines above come and go: the rule and the text of the line."""
    text = " ".join(lines[core - 1].split()) if core <= len(lines) else ""
    return sha256(f"{rule_id}\0{text}".encode(errors="surrogatepass")).hexdigest()[:32]


def _location(uri: str, span: Span, around: Span | None = None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri}, "region": _region(span)}
    if around is not None and around != span and span.first in around:
        place["contextRegion"] = _region(around)
    return {"physicalLocation": place}


def _related(number: int, uri: str, finding: Finding) -> dict[str, Any]:
    message = plain_message(f"{finding.source}:{finding.code}: {finding.message}")
    return {"id": number, **_location(uri, finding.span), "message": message}


def _region(span: Span) -> dict[str, int]:
    return {"startLine": span.first, "endLine": span.last}


def _fix(uri: str, file: FileDefects, repair: Repair) -> dict[str, Any]:
    """Whole lines, replaced without their last line end; an unchanged line at each side keeps
    both what is taken and what is given from being empty."""
    old, new = file.code.split("\n"), repair.code.split("\n")
    groups = SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(n=1)
    replacements = [
        {
            "deletedRegion": _region(Span(group[0][1] + 1, group[-1][2])),
            "insertedContent": {"text": file.newline.join(new[group[0][3] : group[-1][4]])},
        }
        for group in groups
    ]
    change = {"artifactLocation": {"uri": uri}, "replacements": replacements}
    return {"description": plain_message(repair.description), "artifactChanges": [change]}


def _notification(problem: Problem, root: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri_of(problem.path, root)}}
    if problem.line is not None:
        place["region"] = {"startLine": problem.line}
    return {
        "level": "error",
        "message": plain_message(str(problem)),
        "locations": [{"physicalLocation": place}],
    }


def plain_message(text: str) -> dict[str, str]:
    """A message of plain text that holds no control character, no link and no placeholder."""
    plain = one_line(text, MOST_CHARACTERS).replace("](", "] (")
    return {"text": _PLACEHOLDER.sub(r"{{\1}}", plain)}
