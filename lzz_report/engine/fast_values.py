"""Look up: a property that no rule gives an element in, its initial or inherited value out, as the engine has it.

Nine of ten values the engine computes are of this kind, and it goes the whole way of the cascade for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lzz_report.engine.isolated import weasyprint

_css = weasyprint.css
# These depend on other properties or on what encloses the box.
_OTHERS = frozenset({"position", "float", "display", "page"})
_PLAIN = {
    name: value
    for name, value in _css.INITIAL_VALUES.items()
    if name not in _css.INITIAL_NOT_COMPUTED | _OTHERS and not name.startswith("text_decoration_")
}
_INHERITED = frozenset(name for name in _PLAIN if name in _css.INHERITED)
# margin_top: margin_block_start, and others in other directions of writing.
_LOGICAL = {
    name: frozenset(_css.PHYSICAL_FUNCTIONS[name](block="ttb", inline=inline) for inline in ("ltr", "rtl"))
    for name in _PLAIN
    if name in _css.PHYSICAL_FUNCTIONS
}
_NONE: frozenset[str] = frozenset()
_compute = _css.ComputedStyle.__missing__


@contextmanager
def fast_initial_values() -> Iterator[None]:
    """Have plain values looked up while the engine lays a document out."""
    _css.ComputedStyle.__missing__ = _value
    try:
        yield
    finally:
        _css.ComputedStyle.__missing__ = _compute


def _value(style: Any, name: str) -> Any:
    if name not in _PLAIN or name in style.cascaded or not _LOGICAL.get(name, _NONE).isdisjoint(style.cascaded):
        return _compute(style, name)
    is_inherited = name in _INHERITED and style.parent_style is not None
    value = style[name] = style.parent_style[name] if is_inherited else _PLAIN[name]
    return value
