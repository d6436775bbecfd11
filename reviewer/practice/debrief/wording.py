"""How a report says times, severities, growth and places."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.library.growth_records import MeasuredGrowth
from reviewer.model import SEVERITIES, Severity, Span

_CLASSES = {
    "constant": "does not grow",
    "logarithmic": "hardly grows",
    "linear": "grows in step with n",
    "n log n": "grows little faster than n",
    "quadratic": "grows with the square of n",
    "cubic": "grows with the cube of n",
    "exponential": "doubles with a few more items",
}
_UNITS = {"operations": "operations", "seconds": "seconds", "bytes": "bytes"}


def clock(seconds: float) -> str:
    """`2:05`, `1:02:05`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def places(spans: Sequence[Span]) -> str:
    """`L3, L8-9`; `whole snippet` for none."""
    return ", ".join(str(span) for span in spans) or "whole snippet"


def severity_step(tagged: Severity, key: Severity) -> str:
    """How a severity that was given compares with the key's."""
    step = SEVERITIES.index(tagged) - SEVERITIES.index(key)
    if step == 0:
        return f"You called it {tagged}, and so does the key"
    far = "one step" if abs(step) == 1 else "two steps"
    return f"You called it {tagged}; the key says {key}: {far} too {'high' if step > 0 else 'low'}"


def growth_class(name: str | None) -> str:
    """`quadratic, grows with the square of n`."""
    if name is None:
        return "no class fits"
    return f"{name}, {_CLASSES[name]}" if name in _CLASSES else name


def growth_figures(measured: MeasuredGrowth) -> str:
    """The costs at the largest size that both were measured at; "" where there is none."""
    before, after = dict(measured.before.costs), dict(measured.after.costs)
    sizes = sorted(before.keys() & after.keys())
    if not sizes:
        return ""
    size = sizes[-1]
    costs = before[size], after[size]
    text = (
        f"At n = {size:,}: {amount(costs[0], measured.unit)} before, "
        f"{amount(costs[1], measured.unit)} after"
    )
    low, high = sorted(costs)
    if low > 0 and high / low >= 1.5:
        text += f", {high / low:.3g} times {'less' if costs[0] > costs[1] else 'more'}"
    return f"{text}."


def growth_table(measured: MeasuredGrowth) -> tuple[str, ...]:
    """A line for each size: the cost before and after."""
    before, after = dict(measured.before.costs), dict(measured.after.costs)
    lines = []
    for size in sorted({*before, *after}):
        said = [
            f"{amount(costs[size], measured.unit)} {name}"
            for name, costs in (("before", before), ("after", after))
            if size in costs
        ]
        lines.append(f"n = {size:,}: {', '.join(said)}")
    return tuple(lines)


def amount(cost: float, unit: str) -> str:
    """A cost with its unit: `1,047 operations`, `2.2 MB`, `340 ms`."""
    if unit == "seconds":
        return f"{cost:.3g} s" if cost >= 1 else f"{1000 * cost:.3g} ms"
    if unit == "bytes":
        for power, name in ((3, "GB"), (2, "MB"), (1, "kB")):
            if cost >= 1000**power:
                return f"{cost / 1000**power:.3g} {name}"
        return f"{cost:.0f} bytes"
    return f"{cost:,.0f} operations"


def short_amount(cost: float, unit: str) -> str:
    """The same in at most six characters, for an axis: `140k`, `2.2M`, `340ms`."""
    if unit == "seconds":
        return f"{cost:.3g}s" if cost >= 1 else f"{1000 * cost:.3g}ms"
    for power, name in ((4, "T"), (3, "G"), (2, "M"), (1, "k")):
        if cost >= 0.9995 * 1000**power:
            shown = cost / 1000**power
            return f"{shown:.3g}{name}" if shown < 999.5 else f"{shown:.0f}{name}"
    return f"{cost:.3g}" if cost < 100 else f"{cost:.0f}"
