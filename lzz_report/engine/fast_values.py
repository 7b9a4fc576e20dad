"""Looks up the initial or inherited value of a property that no rule gives an element.

Nine of ten values the engine computes are of this kind, and it goes the whole way of the cascade for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

# WeasyPrint 70: a style computes a value when it is first asked for (__missing__) and keeps it; the tables say which
# properties inherit, which initial values are still to be computed, and which properties have logical ones.
RELIES_ON = (
    "css.ComputedStyle",
    "css.ComputedStyle.__missing__",
    "css.INHERITED",
    "css.INITIAL_NOT_COMPUTED",
    "css.INITIAL_VALUES",
    "css.PHYSICAL_FUNCTIONS",
)

# WeasyPrint 70: these depend on other properties or on what encloses the box.
_OTHERS = frozenset({"position", "float", "display", "page"})
_NONE: frozenset[str] = frozenset()


def patch_for(engine: Mapping[str, Any]) -> Any:
    """Return the context in which plain values are looked up; ValueError where that gives other values."""
    style_class, compute = engine["css.ComputedStyle"], engine["css.ComputedStyle.__missing__"]
    plain = {
        name: value
        for name, value in engine["css.INITIAL_VALUES"].items()
        if name not in engine["css.INITIAL_NOT_COMPUTED"] | _OTHERS and not name.startswith("text_decoration_")
    }
    inherited = frozenset(name for name in plain if name in engine["css.INHERITED"])
    logical = _logical_names(plain, engine["css.PHYSICAL_FUNCTIONS"])

    def value_of(style: Any, name: str) -> Any:
        if name not in plain or name in style.cascaded or not logical.get(name, _NONE).isdisjoint(style.cascaded):
            return compute(style, name)
        is_inherited = name in inherited and style.parent_style is not None
        value = style[name] = style.parent_style[name] if is_inherited else plain[name]
        return value

    @contextmanager
    def fast_initial_values() -> Iterator[None]:
        style_class.__missing__ = value_of
        try:
            yield
        finally:
            style_class.__missing__ = compute

    _try(style_class, fast_initial_values, plain)
    return fast_initial_values


def _logical_names(plain: Mapping[str, Any], functions: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return what else may give a property its value: margin_block_start margin_top, in some direction of writing."""
    return {
        name: frozenset(functions[name](block="ttb", inline=inline) for inline in ("ltr", "rtl"))
        for name in plain
        if name in functions
    }


def _try(style_class: Any, patch: Any, plain: Mapping[str, Any]) -> None:
    with patch():
        ours = _computed(style_class, plain)
    if ours != _computed(style_class, plain):
        raise ValueError("it computes values in another way")


def _computed(style_class: Any, names: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the values of a root and of an element in it for which one rule is given."""
    root = style_class(None, {}, None, None, "", None, None)
    root.root_style = root
    cascaded = {"color": ("initial", (0, 0, (0, 0, 0))), "margin_inline_start": ("initial", (0, 0, (0, 0, 0)))}
    child = style_class(root, cascaded, None, root, "", None, None)
    return [{name: style[name] for name in names} for style in (root, child)]
