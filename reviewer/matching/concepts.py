"""What sort of trouble a text speaks of: cost, memory, crash, wrong result, ..."""

from __future__ import annotations

import re

# Word stems by the trouble they name. Topics, not kinds: a new kind needs no entry here.
_STEMS: dict[str, str] = {
    "cost": (
        r"slow|fast|quick|speed|expensiv|cheap|quadratic|linear|constant.time|exponential|"
        r"scan|perform|efficien|o\(|complexity|cost|time|hot|lag|crawl|forever|hang|"
        r"second|minute|hour|over and over|again|repeat|every (?:time|iteration|call|row|"
        r"loop)|n\^2|lookup|look up|million"
    ),
    "memory": (
        r"memor|ram\b|copy|copies|copied|load|gigabyte|\bgb\b|\bmb\b|stream|lazy|lazi|"
        r"generator|swap|grow|alloc|keep.*alive|whole file|oom|materiali"
    ),
    "crash": (
        r"crash|raise|error|exception|traceback|fail|blow|explode|die|dies|throw|break|"
        r"abort|indexerror|keyerror|typeerror|valueerror|zerodivision|attributeerror|"
        r"nan\b|empty|none\b"
    ),
    "result": (
        r"wrong|incorrect|bug|miss|lose|lost|duplicat|twice|off by|skip|drop|silent|"
        r"overwrit|inconsisten|mismatch|biased|bias|optimis|pessimis|too (?:high|low|"
        r"good)|order|differ|stale"
    ),
    "sharing": (
        r"shared|share|mutat|alias|caller|side effect|in place|in-place|same (?:list|dict|"
        r"object)|reorder|modif|state|leaks? (?:in|between)|default arg|persist"
    ),
    "leak": (
        r"leak|peek|test (?:set|data|rows|part|fold)|train|split|fold|unseen|future|"
        r"look.?ahead|cross.?valid|pipeline|fit_transform"
    ),
    "statistics": (
        r"p.value|signific|varian|std|ddof|sample|seed|random|reproduc|confidence|"
        r"interval|average|mean|median|distribut|stratif|imbalanc|rare|accuracy|recall|"
        r"precision|auc|metric"
    ),
    "builtin": (
        r"built.?in|idiom|pythonic|enumerate|zip|counter|defaultdict|itertools|"
        r"comprehension|sum\(|any\(|all\(|max\(|min\(|sorted|vectori[sz]|numpy|pandas|"
        r"groupby|stdlib|standard library"
    ),
    "readability": (
        r"readab|name|naming|magic|docstring|comment|style|clean|confus|clear|type hint|"
        r"pep.?8|long function|nest|dead code|unused|constant\b|duplicat"
    ),
    "security": (
        r"inject|secur|untrusted|malicious|attack|escap|exec|eval|pickle|shell|password|"
        r"token|path traversal|hostile|user input"
    ),
    "resource": (
        r"close|closed|handle|descriptor|connection|with (?:open|statement|block)|"
        r"context manager|file is|lock|thread|race|figure"
    ),
    "swallow": (
        r"swallow|hide|hides|hidden|mask|bare except|except|silent|log\b|logging|"
        r"exit code|ignored"
    ),
    "test": r"assert|test|fixture|mock|tolerance|approx|flaky|pytest|green|passes",
}
CONCEPTS: tuple[str, ...] = tuple(_STEMS)
_PATTERNS = tuple(re.compile(rf"(?<![a-z])(?:{stems})") for stems in _STEMS.values())


def concepts(text: str) -> tuple[bool, ...]:
    """For each of CONCEPTS, whether the text speaks of it."""
    lowered = text.lower()
    return tuple(pattern.search(lowered) is not None for pattern in _PATTERNS)
