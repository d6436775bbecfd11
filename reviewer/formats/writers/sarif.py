"""Scored reviews as a SARIF 2.1.0 log (OASIS, errata 01): what code-scanning services read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import reviewer

from ..annotations import RULES, Annotation, Fingerprints, Level, Rule, annotate
from ..canonical import array_parts, dumps
from ..findings_sarif import SCHEMA, plain_message, uri_of
from ..records import Scored
from . import Sink, WriterOptions

FINGERPRINT = "reviewerScore/v1"
_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "notice": "note"}
_NUMBERS = {rule_id: number for number, rule_id in enumerate(RULES)}


def write(scored: Iterable[Scored], out: Sink, options: WriterOptions) -> None:
    """Write the log of one run as it grows, so that memory does not."""
    driver = {
        "name": "reviewer",
        "version": reviewer.__version__,
        "rules": [_rule(rule) for rule in RULES.values()],
    }
    run = dumps({"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}).removesuffix("}")
    out.write(f'{{"$schema": {dumps(SCHEMA)}, "version": "2.1.0", "runs": [\n{run}, "results": ')
    for part in array_parts(_results(scored)):
        out.write(part)
    out.write("}]}\n")


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-")),
        "shortDescription": plain_message(rule.title),
        "fullDescription": plain_message(rule.text),
        "help": plain_message(rule.text),
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _results(scored: Iterable[Scored]) -> Iterator[dict[str, Any]]:
    fingerprints, root = Fingerprints(), os.getcwd()
    for item in scored:
        found = annotate(item)
        for annotation, mark in zip(found, fingerprints.of(item, found), strict=True):
            yield _result(annotation, mark, item.report.snippet, root)


def _result(annotation: Annotation, mark: str, snippet: str, root: str) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": _uri(annotation.path, root)},
        # GitHub shows no result without a line.
        "region": {"startLine": annotation.line or 1},
    }
    subject = plain_message(snippet)["text"]
    said = " ".join((f"{annotation.title} ({annotation.place}).", *annotation.details))
    return {
        "ruleId": annotation.rule.id,
        "ruleIndex": _NUMBERS[annotation.rule.id],
        "level": _LEVELS[annotation.level],
        "message": plain_message(said),
        "locations": [
            {"physicalLocation": place, "logicalLocations": [{"fullyQualifiedName": subject}]}
        ],
        "partialFingerprints": {FINGERPRINT: mark},
    }


def _uri(path: str, root: str) -> str:
    if "://" in path:  # it was read from there
        return quote(path, safe=":/?#[]@!$&'()*+,;=%", errors="surrogatepass")
    return uri_of(path, root)
