"""The themes: readable, and good told from bad by eyes that do not tell red from green."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from reviewer.tui.glyphs import SEVERITY, STATUS, SUGGESTION, VERDICT
from reviewer.tui.theme import BY_NAME

THEMES = pytest.mark.parametrize("theme", BY_NAME.values(), ids=BY_NAME.keys())
COLOUR_BLIND = [theme for name, theme in BY_NAME.items() if name.startswith("colour-blind")]

# Machado, Oliveira and Fernandes: A Physiologically-based Model for Simulation of Color Vision
# Deficiency, 2009; severity 1.0, on linear RGB.
SIMULATIONS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}  # fmt: skip


def linear(colour: Color) -> tuple[float, float, float]:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized
    )
    return red, green, blue


def lab(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    """CIE L*a*b* of linear sRGB under D65."""
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)
    parts = []
    for row, reference in zip(to_xyz, white, strict=True):
        t = max(0.0, sum(k * c for k, c in zip(row, rgb, strict=True))) / reference
        parts.append(t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116)
    x, y, z = parts
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, vision: str) -> float:
    """How far apart two colours are to such eyes (CIE 1976); 2.3 is just noticeable."""
    seen = []
    for text in (one, other):
        rgb = linear(Color.parse(text))
        red, green, blue = (
            sum(k * c for k, c in zip(row, rgb, strict=True)) for row in SIMULATIONS[vision]
        )
        seen.append(lab((red, green, blue)))
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


@THEMES
def test_text_stands_out_from_every_ground(theme: Theme) -> None:
    grounds = [theme.background, theme.surface]
    grounds += [theme.variables[f"{name}-ground"] for name in ("cursor", "thread")]
    texts = [theme.foreground, theme.primary, theme.accent, theme.success, theme.warning]
    texts += [theme.error, theme.variables["quiet"], theme.variables["code-comment"]]
    for ground in grounds:
        for text in texts:
            assert ground
            assert text
            assert contrast(text, ground) >= 4.0, (text, ground)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(text: str) -> float:
        return sum(
            k * c for k, c in zip((0.2126, 0.7152, 0.0722), linear(Color.parse(text)), strict=True)
        )

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("vision", SIMULATIONS)
@pytest.mark.parametrize("theme", COLOUR_BLIND, ids=lambda theme: theme.name)
def test_colour_blind_eyes_tell_good_from_bad(theme: Theme, vision: str) -> None:
    assert theme.success
    assert theme.error
    assert distance(theme.success, theme.error, vision) >= 40
    added, removed = (theme.variables[f"{name}-ground"] for name in ("added", "removed"))
    assert distance(added, removed, vision) >= 15


@pytest.mark.parametrize("vision", SIMULATIONS)
def test_in_the_usual_theme_they_would_be_nearer(vision: str) -> None:
    def apart(theme: Theme) -> float:
        return distance(str(theme.success), str(theme.error), vision)

    assert apart(BY_NAME["dark"]) < apart(BY_NAME["colour-blind"])
    assert apart(BY_NAME["light"]) < apart(BY_NAME["colour-blind-light"])


@pytest.mark.parametrize("states", [STATUS, VERDICT, SUGGESTION, SEVERITY])
def test_states_differ_in_glyph_not_in_colour_alone(states: dict[str, object]) -> None:
    glyphs = [mark.glyph for mark in states.values()]  # type: ignore[attr-defined]
    assert len(set(glyphs)) == len(glyphs)
