"""Make: reports with layers."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.reports.paper import blank
from tests.reports.register import report


def layered(*names: str, pages: int = 2) -> tuple[pikepdf.Pdf, list[Any]]:
    """Return a report with a bar of each layer on its first page, and the layers."""
    pdf = blank(pages)
    layers = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in names]
    page = pdf.pages[0]
    page.obj.Resources.Properties = Dictionary({f"/L{index}": layer for index, layer in enumerate(layers)})
    bar = b"/OC /L%d BDC %d 300 40 90 re f BT /F1 12 Tf %d 420 Td (Lage %d) Tj ET EMC\n"
    page.contents_add(b"".join(bar % (i, 60 + 60 * i, 60 + 60 * i, i) for i in range(len(layers))))
    return pdf, layers


def _with(pdf: pikepdf.Pdf, layers: list[Any], **entries: Any) -> pikepdf.Pdf:
    pdf.Root.OCProperties = Dictionary(OCGs=Array(layers), **entries)
    return pdf


@report("output")
def layers_in_order() -> pikepdf.Pdf:
    """Three layers, one hidden, one locked, in an order with groups: an output."""
    pdf, layers = layered("Grund", "Karte", "Notizen")
    order = Array([layers[0], String("Gruppe"), Array([layers[1], layers[2]])])
    return _with(
        pdf, layers, D=Dictionary(Order=order, OFF=Array([layers[2]]), Locked=Array([layers[0]]), Name="Sicht")
    )


@report("output")
def layers_named_like_ours() -> pikepdf.Pdf:
    """A layer bears the name of a layer of the sheets, and hides it: an output."""
    pdf, layers = layered("Ebene", "Ebene")
    return _with(pdf, layers, D=Dictionary(Order=Array(layers), OFF=Array([layers[1]])))


@report("output")
def layers_off_unless_named() -> pikepdf.Pdf:
    """Every layer is hidden unless it is named as shown: an output whose sheets keep their layers shown."""
    pdf, layers = layered("Eins", "Zwei")
    return _with(pdf, layers, D=Dictionary(BaseState=Name.OFF, ON=Array([layers[0]]), Order=Array(layers)))


@report("output")
def layers_with_several_views() -> pikepdf.Pdf:
    """Layers have three views, radio groups and rules for printing: an output."""
    pdf, layers = layered("Bildschirm", "Druck")
    layers[1].Usage = Dictionary(Print=Dictionary(PrintState=Name.ON), View=Dictionary(ViewState=Name.OFF))
    rule = Dictionary(Event=Name.Print, OCGs=Array(layers), Category=Array([Name.Print]))
    view = Dictionary(RBGroups=Array([Array(layers)]), AS=Array([rule]), Order=Array(layers))
    return _with(pdf, layers, D=view, Configs=Array([Dictionary(Name="B"), Dictionary(Name="C", OFF=Array(layers))]))


@report("output")
def membership_of_layers() -> pikepdf.Pdf:
    """Content depends on several layers by an expression: an output."""
    pdf, layers = layered("A", "B")
    rule = Array([Name.And, layers[0], Array([Name.Not, layers[1]])])
    both = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array(layers), P=Name.AllOn, VE=rule))
    pdf.pages[0].obj.Resources.Properties.L0 = both
    return _with(pdf, layers, D=Dictionary(OFF=Array([layers[1]])))


@report("output")
def layers_without_default() -> pikepdf.Pdf:
    """Layers are listed and nothing tells which are shown: an output."""
    pdf, layers = layered("Eins")
    return _with(pdf, layers)


@report("output")
def layers_not_listed() -> pikepdf.Pdf:
    """Pages use layers that the catalog does not list: an output."""
    pdf, _ = layered("Eins", "Zwei")
    return pdf


@report("output")
def layers_with_nulls() -> pikepdf.Pdf:
    """Among the layers stand null and a text, the order is a layer instead of a list: an output."""
    pdf, layers = layered("Eins")
    return _with(pdf, [layers[0], None, String("kein")], D=Dictionary(Order=layers[0], OFF=String("?")))


@report("output")
def nameless_layers() -> pikepdf.Pdf:
    """A layer has no name, another one a name of 2,000 letters: an output."""
    pdf, layers = layered("x", "L" * 2000)
    del layers[0].Name
    return _with(pdf, layers, D=Dictionary(Order=Array(layers)))
