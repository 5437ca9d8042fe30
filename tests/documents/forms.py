"""Forms filled in as a pair would, by another program than ours."""

from collections.abc import Mapping
from io import BytesIO

from pypdf import PdfReader, PdfWriter


def filled_in(form: bytes, texts: Mapping[str, str], *, password: str = "") -> bytes:
    """Return a form with these texts typed into its fields, by the fields' full names."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(form)))
    writer.update_page_form_field_values(None, dict(texts), auto_regenerate=False)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def field_texts(form: bytes) -> dict[str, str]:
    """Return what stands in each field of a form."""
    fields = PdfReader(BytesIO(form)).get_fields() or {}
    return {name: str(field.get("/V", "")) for name, field in fields.items()}
