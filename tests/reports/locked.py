"""Make: encrypted reports, with and without the password, permitted and forbidden."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Encryption, Permissions

from tests.reports.paper import blank, embed
from tests.reports.register import report

LOCKED = Permissions(modify_assembly=False, modify_other=False, modify_annotation=False, extract=False)
NO_ASSEMBLY = Permissions(modify_assembly=False)


def _locked(*, owner: str = "amt", user: str = "", allow: Permissions | None = None, **how: Any) -> bytes:
    pdf = blank(2)
    pdf.docinfo["/Title"] = "Verschlüsselter Bericht"
    buffer = BytesIO()
    allowed = Permissions() if allow is None else allow
    # The old ciphers cannot keep the document's own description readable, and would warn.
    pdf.save(buffer, encryption=Encryption(owner=owner, user=user, allow=allowed, **how))
    return buffer.getvalue()


@report("output")
def rc4_40() -> bytes:
    """Encrypted by RC4 with 40 bits, opens without a password: an encrypted output."""
    return _locked(R=2, aes=False, metadata=False, allow=Permissions(modify_assembly=True))


@report("output")
def rc4_128() -> bytes:
    """Encrypted by RC4 with 128 bits, opens without a password: an encrypted output."""
    return _locked(R=3, aes=False, metadata=False)


@report("output")
def aes_128() -> bytes:
    """Encrypted by AES with 128 bits, opens without a password: an encrypted output."""
    return _locked(R=4)


@report("output")
def aes_256() -> bytes:
    """Encrypted by AES with 256 bits, opens without a password: an encrypted output."""
    return _locked(R=6)


@report("output")
def metadata_in_clear() -> bytes:
    """Encrypted by AES, its description left readable: an encrypted output."""
    pdf = blank(2)
    with pdf.open_metadata() as data:
        data["dc:title"] = "Klartext"
    buffer = BytesIO()
    pdf.save(buffer, encryption=Encryption(owner="amt", user="", R=6, metadata=False))
    return buffer.getvalue()


@report("password-missing")
def password_wanted() -> bytes:
    """Opens with a password only, and none is given: refused."""
    return _locked(user="geheim")


@report("password-wrong", password="falsch")
def password_wrong() -> bytes:
    """Opens with a password only, and a wrong one is given: refused."""
    return _locked(user="geheim")


@report("output", password="geheim")
def password_given() -> bytes:
    """Opens with a password, which is given: an encrypted output."""
    return _locked(user="geheim")


@report("output", password="größe€")
def password_with_umlauts() -> bytes:
    """The password has letters beyond ASCII and is given: an encrypted output."""
    return _locked(user="größe€", owner="größe€")


@report("output", password="unnötig")
def password_for_an_open_report() -> pikepdf.Pdf:
    """A password is given and the report is not encrypted: an output."""
    return blank(2)


@report("forbidden")
def changes_forbidden() -> bytes:
    """Opens for everybody, but may not be changed or assembled: refused."""
    return _locked(allow=LOCKED)


@report("forbidden", password="geheim")
def changes_forbidden_to_the_reader() -> bytes:
    """Opens with the reader's password, which does not allow changes: refused."""
    return _locked(user="geheim", allow=LOCKED)


@report("output", password="amt")
def changes_forbidden_but_owner() -> bytes:
    """May not be changed, but the owner's password is given: an encrypted output."""
    return _locked(user="geheim", allow=LOCKED)


@report("output", "forbidden")
def assembly_forbidden() -> bytes:
    """May be changed but not assembled: an encrypted output."""
    return _locked(allow=NO_ASSEMBLY)


@report("output", password="amt", decrypt=True)
def decrypted_by_owner() -> bytes:
    """The owner's password is given to write the report without encryption: an open output."""
    return _locked(user="geheim", allow=LOCKED)


@report("output", decrypt=True)
def decrypted_as_permitted() -> bytes:
    """Everything is permitted and encryption is to go: an open output."""
    return _locked()


@report("forbidden", decrypt=True)
def decrypted_though_forbidden() -> bytes:
    """Encryption is to go, but nothing is permitted and no owner's password given: refused."""
    return _locked(allow=LOCKED)


@report("output")
def encrypted_object_streams() -> bytes:
    """Encrypted, with objects packed in streams: an encrypted output."""
    pdf = blank(3)
    buffer = BytesIO()
    how = Encryption(owner="amt", user="", R=6)
    pdf.save(buffer, encryption=how, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


@report("output")
def encrypted_with_attachment() -> bytes:
    """Encrypted, with a file inside: an encrypted output."""
    pdf = embed(blank(2), zahlen__csv=b"a;b\n1;2\n")
    buffer = BytesIO()
    pdf.save(buffer, encryption=Encryption(owner="amt", user="", R=6))
    return buffer.getvalue()


@report("unsound", "damaged", "password-missing")
def length_of_key_missing() -> bytes:
    """Encrypted without a word on the length of the key: refused, since what is written anew could not be read."""
    return _locked(R=3, aes=False, metadata=False).replace(b"/Length 128", b"           ")


@report("encryption")
def unknown_lock() -> bytes:
    """Encrypted by a method of a shop that sells keys: refused."""
    return _locked(R=6).replace(b"/Filter /Standard", b"/Filter /Laedchen", 1)
