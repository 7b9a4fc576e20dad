"""What may stand in the margin column beside a text."""

from __future__ import annotations

from typing import Literal

MarginItem = Literal["locator", "figures", "figures-small", "photo", "quote", "facts", "facts-short"]
