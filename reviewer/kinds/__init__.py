'''The code of the defect kinds: what sees them, repairs them and makes them.

A kind is one module, `<category>/<kind_id with underscores>.py`, found by its name. Its text
(statement, why, fix, phrasings) is in `rubrics/kinds/<category>.toml` under the same id.
To add one:

    """What is wrong, in a sentence."""
    KIND = KindCode(
        id="list-count-in-loop",
        detect=detect,              # generator: detect(node, facts) yields Match
        calls=("count",),           # runs on calls of that name; or on=(ast.For, ...) by node type
        bad=(Bad("...", lines=(2, 3), core=3, names=("xs",)),),
        good=(Good("..."),),        # what it must leave alone: sets, constants, rebound names
    )

`detect` asks `facts` for types, loops, bindings and changes (reviewer/kinds/facts) and never
walks the module itself. `repair(match, facts, edit)` describes its changes in terms of the nodes
that were matched; `edit` carries them out on libcst. The examples are the tests: every `bad` one
must give exactly the finding it states and, where there is a repair, the code in `repaired`; no
`good` one may give any.
'''

from .detection import detect
from .kind import Bad, Capabilities, Good, Injection, KindCode, Match
from .registry import UnknownKind, capabilities, category, kind_ids, load
from .source import AnalysisError, parse

__all__ = [
    "AnalysisError",
    "Bad",
    "Capabilities",
    "Good",
    "Injection",
    "KindCode",
    "Match",
    "UnknownKind",
    "capabilities",
    "category",
    "detect",
    "kind_ids",
    "load",
    "parse",
]
