"""Make: signed reports. The signatures are no real ones; what counts is that a change would break them."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.reports.forms import form, widget
from tests.reports.paper import blank
from tests.reports.register import report


def _signed(**more: Any) -> pikepdf.Pdf:
    pdf = blank(2)
    value = pdf.make_indirect(
        Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            SubFilter=Name("/adbe.pkcs7.detached"),
            ByteRange=Array([0, 100, 400, 100]),
            Contents=String(b"\x30\x80" + b"\0" * 100),
            Reason=String("Freigabe"),
            **more,
        )
    )
    return form(pdf, widget(pdf, 0, 0, FT=Name.Sig, T=String("unterschrift"), V=value), SigFlags=3)


@report("beside")
def signed() -> pikepdf.Pdf:
    """The report is signed: untouched, the annex becomes a second file."""
    return _signed()


@report("beside")
def certified() -> pikepdf.Pdf:
    """The report is certified and forbids changes (DocMDP 1): untouched, the annex becomes a second file."""
    rule = Dictionary(Type=Name.SigRef, TransformMethod=Name.DocMDP, TransformParams=Dictionary(P=1, V=Name("/1.2")))
    pdf = _signed(Reference=Array([rule]))
    pdf.Root.Perms = Dictionary(DocMDP=pdf.Root.AcroForm.Fields[0].V)
    return pdf


@report("beside")
def signed_by_flag_only() -> pikepdf.Pdf:
    """The form says that it may only be saved in place: untouched, the annex becomes a second file."""
    pdf = blank(2)
    return form(pdf, widget(pdf, 0, 0, FT=Name.Sig, T=String("unterschrift")), SigFlags=3)


@report("beside")
def signed_outside_of_the_form() -> pikepdf.Pdf:
    """The signature hangs in a page only, no form names it: untouched, the annex becomes a second file."""
    pdf = _signed()
    del pdf.Root.AcroForm
    return pdf


@report("output", drop_signature=True)
def signature_dropped() -> pikepdf.Pdf:
    """The report is signed and the signature may go: an output that says so."""
    return _signed()


@report("output", wrap=True)
def signed_and_wrapped() -> pikepdf.Pdf:
    """The report is signed and is to lie inside a cover file: an output that embeds it."""
    return _signed()


@report("output")
def wrapped_though_not_signed() -> pikepdf.Pdf:
    """The form has flags that say nothing of signatures: an output."""
    pdf = blank(2)
    return form(pdf, SigFlags=0)
