"""What at home goes with hay fever? Read-out of the school doctor's survey."""
from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from scipy import stats

FACTORS = (
    "cat",
    "dog",
    "rabbit",
    "carpet",
    "feather_bed",
    "smoker",
    "gas_stove",
    "mould",
    "humidifier",
    "house_plants",
    "busy_road",
    "farm_nearby",
)
AGE_GROUPS = ("nursery", "primary", "middle", "upper")

Counts = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Finding:
    factor: str
    age_group: str
    risk_ratio: float  # risk of exposed children over that of the others
    p_value: float


def age_groups(ages: pd.Series) -> pd.Series:
    """Nursery from 2 years, primary from 6, middle from 11, upper from 15 to 18."""
    return pd.cut(ages, [2, 6, 11, 15, 19], right=False, labels=AGE_GROUPS)  # decoy: eighteen-lost


def two_by_two(children: pd.DataFrame, factor: str) -> Counts:
    """Ill and healthy children with the factor, ill and healthy ones without it.

    Children whose parents left out the question are not counted.
    """
    exposed = children[factor] == "yes"
    ill, healthy = children["hay_fever"], ~children["hay_fever"]
    return (
        (int((exposed & ill).sum()), int((exposed & healthy).sum())),
        (int((~exposed & ill).sum()), int((~exposed & healthy).sum())),  # defect: no-answer-as-no
    )


def risk_ratio(counts: Counts) -> float:
    (a, b), (c, d) = counts
    if b * c == 0:  # defect: odds-for-risk
        return math.inf
    return a * d / (b * c)  # defect: odds-for-risk


def screen(answers: pd.DataFrame, alpha: float = 0.05) -> list[Finding]:
    """Factors whose children have more or less hay fever, by age group.

    `answers` has a row per child: age, hay_fever (bool), and for each of FACTORS "yes",
    "no" or nothing. At level `alpha` for the survey as a whole.
    """
    findings = []
    groups = answers.groupby(age_groups(answers["age"]), observed=True)
    for age_group, children in groups:
        for factor in FACTORS:
            counts = two_by_two(children, factor)
            if not all(map(sum, (*counts, *zip(*counts, strict=True)))):  # decoy: empty-margin-skipped
                continue
            test = stats.chi2_contingency(counts, correction=False)  # defect: few-expected
            if test.pvalue < alpha:  # defect: many-tables
                ratio = risk_ratio(counts)
                findings.append(Finding(factor, age_group, ratio, test.pvalue))
    return findings


def leaflet(findings: Sequence[Finding]) -> str:
    """A line per factor for the parents."""
    lines = []
    for factor in FACTORS:
        own = [finding for finding in findings if finding.factor == factor]
        ages = ", ".join(f"{f.age_group} (x{f.risk_ratio:.1f})" for f in own)
        if not own:
            lines.append(f"{factor}: no effect")  # defect: silence-as-harmless
        elif len(own) < len(AGE_GROUPS):
            lines.append(f"{factor}: only in {ages}")  # defect: only-in-one-group
        else:
            lines.append(f"{factor}: in {ages}")
    return "\n".join(lines)
