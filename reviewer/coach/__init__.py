"""An optional second opinion: a language model decides what the engine is uncertain of.

Nothing here runs unless it is asked for by name. Any OpenAI-compatible service will do.
"""

from .endpoint import Endpoint
from .in_order import in_order
from .judge import Judge, Tally
from .settings import Settings, SettingsError, settings_from
from .uncertain import UNCERTAIN_FROM, UNCERTAIN_TO

__all__ = [
    "UNCERTAIN_FROM",
    "UNCERTAIN_TO",
    "Endpoint",
    "Judge",
    "Settings",
    "SettingsError",
    "Tally",
    "in_order",
    "settings_from",
]
