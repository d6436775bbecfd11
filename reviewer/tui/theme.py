"""The themes: quiet grounds, few colours, each with one meaning.

The colour-blind ones tell good from bad by blue and orange, after the palette of Okabe and Ito
(Color Universal Design, 2008).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.theme import Theme

from .settings import ThemeName

DARK = Theme(
    name="reviewer-dark",
    dark=True,
    background="#14171d",
    surface="#1a1e26",
    panel="#242a34",
    foreground="#d6dbe4",
    primary="#7cb1f0",
    secondary="#93a1b5",
    accent="#c9a7f0",
    success="#8fcb8b",
    warning="#e5b567",
    error="#f08784",
    variables={
        "quiet": "#8d97a7",
        "cursor-ground": "#283243",
        "marked-ground": "#33405a",
        "added-ground": "#1d3326",
        "removed-ground": "#3a2326",
        "thread-ground": "#1d2129",
        "code-doc": "#8fa58f",
        "code-comment": "#8d97a7",
        "code-number": "#e0a98a",
        "block-cursor-text-style": "none",
        "input-selection-background": "#7cb1f0 35%",
        "scrollbar": "#353d4a",
        "scrollbar-hover": "#4a5566",
        "scrollbar-active": "#7cb1f0",
        "scrollbar-background": "#14171d",
        "scrollbar-background-hover": "#14171d",
        "scrollbar-background-active": "#14171d",
        "scrollbar-corner-color": "#14171d",
    },
)

LIGHT = Theme(
    name="reviewer-light",
    dark=False,
    background="#fcfbf8",
    surface="#f4f2ed",
    panel="#e8e5de",
    foreground="#23272e",
    primary="#1a5fb4",
    secondary="#5c6572",
    accent="#7a42b8",
    success="#22733a",
    warning="#8a5a00",
    error="#b3261e",
    variables={
        "quiet": "#646b76",
        "cursor-ground": "#e3ebf6",
        "marked-ground": "#cfdef2",
        "added-ground": "#ddf0dd",
        "removed-ground": "#f9dedb",
        "thread-ground": "#f4f2ed",
        "code-doc": "#4d6b50",
        "code-comment": "#646b76",
        "code-number": "#9a4a12",
        "block-cursor-text-style": "none",
        "input-selection-background": "#1a5fb4 25%",
        "scrollbar": "#cfcac0",
        "scrollbar-hover": "#b3ada1",
        "scrollbar-active": "#1a5fb4",
        "scrollbar-background": "#fcfbf8",
        "scrollbar-background-hover": "#fcfbf8",
        "scrollbar-background-active": "#fcfbf8",
        "scrollbar-corner-color": "#fcfbf8",
    },
)

COLOUR_BLIND = replace(
    DARK,
    name="reviewer-colour-blind",
    primary="#a9bdf2",
    accent="#dfa3c9",
    success="#5fb8f0",
    warning="#e8d35c",
    error="#f0944a",
    variables={
        **DARK.variables,
        "added-ground": "#16324a",
        "removed-ground": "#43290f",
        "code-doc": "#8fa3b5",
        "code-number": "#e8d35c",
    },
)

COLOUR_BLIND_LIGHT = replace(
    LIGHT,
    name="reviewer-colour-blind-light",
    primary="#3b4fa8",
    accent="#8a3a72",
    success="#00619e",
    warning="#6f5c00",
    error="#a84300",
    variables={
        **LIGHT.variables,
        "added-ground": "#d9ebf9",
        "removed-ground": "#fbe3cd",
        "code-doc": "#4d6275",
        "code-number": "#6f5c00",
    },
)

BY_NAME: Mapping[ThemeName, Theme] = {
    "dark": DARK,
    "light": LIGHT,
    "colour-blind": COLOUR_BLIND,
    "colour-blind-light": COLOUR_BLIND_LIGHT,
}
