"""The pylint messages that count as evidence, and the kinds they mean.

rubrics/kinds names the same messages under `linters`; a test holds the two together.
Only messages that depend on the code alone are listed: those on imports and members
(E0401, E0611, E1101) depend on what is installed, those on names and layout on taste.
"""

from __future__ import annotations

# Message id -> kind id.
KINDS = {
    "C0104": "vague-name",
    "C0121": "eq-none",
    "C0200": "range-len-loop",
    "C0206": "dict-iteration-with-lookup",
    "C0501": "manual-any-all",
    "R0123": "literal-is-comparison",
    "E4702": "remove-while-iterating",
    "E4703": "remove-while-iterating",
    "R0913": "too-many-parameters",
    "R0917": "too-many-parameters",
    "R1701": "repeated-isinstance-or-startswith",
    "R1702": "deep-nesting",
    "R1703": "needless-bool",
    "R1710": "inconsistent-return",
    "R1713": "manual-join",
    "R1714": "repeated-equality-or",
    "R1715": "manual-dict-get",
    "R1728": "list-for-generator",
    "R1729": "list-for-generator",
    "R1730": "manual-max-loop",
    "R1731": "manual-max-loop",
    "R1732": "open-without-with",
    "R1733": "dict-iteration-with-lookup",
    "R2004": "magic-number",
    "W0101": "dead-code-or-unused",
    "W0102": "mutable-default",
    "W0108": "lambda-that-wraps-a-function",
    "W0177": "nan-equality",
    "W0199": "assert-on-tuple",
    "W0603": "global-state",
    "W0611": "dead-code-or-unused",
    "W0612": "dead-code-or-unused",
    "W0613": "dead-code-or-unused",
    "W0622": "shadowed-builtin",
    "W0640": "late-binding-closure",
    "W0702": "bare-or-broad-except",
    "W0707": "raise-without-from",
    "W0718": "bare-or-broad-except",
    "W1514": "missing-encoding",
    "W1518": "cache-on-method",
    "W4701": "remove-while-iterating",
}

# Messages that mean a kind but are never asked for, and why.
NOT_RUN = {
    "R0801": "compares several files with each other",
    "R1260": "radon counts the same paths",
}

# Where a message says less than its kind does, it is believed less.
CONFIDENCE = {
    "C0104": 0.6,  # a list of names, foo and bar among them
    "R0913": 0.45,  # counts parameters that can only be given by keyword
    "R2004": 0.5,  # also asks for a name where the number explains itself
}

# Messages without a kind that still confirm a true remark.
PLAIN = frozenset(
    """
    E0100 E0101 E0102 E0103 E0104 E0105 E0106 E0107 E0108 E0111 E0118 E0202 E0203 E0211 E0213
    E0301 E0303 E0304 E0305 E0601 E0602 E0606 E0633 E0643 E0701 E0702 E0704 E0705 E0710 E0711
    E0712 E1003 E1102 E1111 E1120 E1121 E1123 E1124 E1125 E1126 E1127 E1128 E1130 E1131 E1132
    E1133 E1134 E1135 E1136 E1137 E1138 E1139 E1141 E1142 E1143 E1144 E1200 E1201 E1205 E1206
    E1300 E1301 E1302 E1303 E1304 E1305 E1306 E1307 E1310 E1507 E1519 E1520
    C0117 C0123 C0201 C1802 C3001 C3002 R0124 R0133 R0911 R0912 R0915 R0916 R1704 R1705 R1707 R1708
    R1709 R1711 R1712 R1716 R1717 R1718 R1719 R1720 R1721 R1722 R1723 R1724 R1726 R1727 R1734
    R1735 R1736 R1737 R1738 R1739 W0104 W0106 W0107 W0109 W0120 W0122 W0123 W0124 W0125 W0126 W0127
    W0128 W0129 W0130 W0133 W0134 W0143 W0150 W0201 W0212 W0221 W0223 W0231 W0233 W0404 W0601
    W0602 W0621 W0631 W0632 W0641 W0642 W0644 W0705 W0706 W0711 W0714 W0715 W0716 W0719 W1113
    W1114 W1201 W1202 W1203 W1300 W1301 W1302 W1303 W1304 W1305 W1309 W1310 W1401 W1404 W1501
    W1502 W1503 W1506 W1507 W1508 W1509 W1510 W1515 W1641 W2101 W3101 W3301 W3601
    """.split()
)

# Code outside pylint's core that some of the messages need.
PLUGINS = (
    "pylint.extensions.for_any_all",
    "pylint.extensions.overlapping_exceptions",
    "pylint.extensions.eq_without_hash",
    "pylint.extensions.magic_value",
)

CODES = tuple(sorted({*KINDS, *PLAIN}))
