"""The picture that social networks show beside a link: one per language, drawn at build."""

from __future__ import annotations

import hashlib
import io
from importlib import resources
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

from goodpractice.views.wording import Wording

SIZE = (1200, 630)
_PAPER, _INK, _TEAL, _SAFFRON = "#faf6ee", "#1b2a38", "#0b5c5f", "#d9822b"
_MARGIN = 84
_TITLE_SIZE, _LEAD_SIZE = 68, 34
_FORM = "3"  # change when the drawing changes: pictures are kept between builds


def cached(wording: Wording, folder: Path) -> bytes:
    """The picture as PNG, drawn only if its words or form changed since the last build."""
    settings = wording.catalogue.settings
    title, lead = str(wording.best(settings.name)), str(wording.best(settings.description))
    key = hashlib.sha256("\0".join((_FORM, wording.locale, title, lead)).encode()).hexdigest()[:16]
    path = folder / f"{wording.locale}-{key}.png"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(draw(title, lead, rtl=wording.direction == "rtl"))
    return path.read_bytes()


def draw(title: str, lead: str, *, rtl: bool) -> bytes:
    """A 1200 x 630 PNG with the name and the sentence below it."""
    image = Image.new("RGB", SIZE, _PAPER)
    canvas = ImageDraw.Draw(image)
    _mark(canvas, x=SIZE[0] - _MARGIN - 120 if rtl else _MARGIN)
    y = _paragraph(canvas, title, _font(title, _TITLE_SIZE, bold=True), top=250, colour=_INK, rtl=rtl)
    _paragraph(canvas, lead, _font(lead, _LEAD_SIZE, bold=False), top=y + 24, colour=_TEAL, rtl=rtl)
    canvas.rectangle((0, SIZE[1] - 18, SIZE[0], SIZE[1]), fill=_TEAL)
    canvas.rectangle((0, SIZE[1] - 18, SIZE[0] // 3, SIZE[1]) if not rtl else (SIZE[0] * 2 // 3, SIZE[1] - 18, SIZE[0], SIZE[1]), fill=_SAFFRON)
    output = io.BytesIO()
    image.save(output, "PNG", optimize=True)
    return output.getvalue()


def _mark(canvas: ImageDraw.ImageDraw, *, x: int) -> None:
    """The two speech bubbles of the site's mark, 120 pixels wide."""
    unit, top = 3.2, 84
    for points, colour in (
        ([(4, 6), (24, 6), (24, 20), (14, 20), (8, 26), (8, 20), (4, 20)], _TEAL),
        ([(36, 14), (16, 14), (16, 28), (26, 28), (32, 34), (32, 28), (36, 28)], _SAFFRON),
    ):
        canvas.polygon([(x + px * unit, top + py * unit) for px, py in points], fill=colour)


def _font(text: str, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """A face that has the letters of ``text``. Both come with packages: no font is looked for on the machine."""
    layout = ImageFont.Layout.RAQM if features.check("raqm") else ImageFont.Layout.BASIC
    if any("\u0600" <= character <= "\u06ff" for character in text):
        return ImageFont.truetype(str(_file("fontpkg_ibm_plex_sans_arabic", "Bold" if bold else "Regular")), size, layout_engine=layout)
    font = ImageFont.truetype(str(_file("fontpkg_ibm_plex_sans", "IBMPlexSans[")), size, layout_engine=layout)
    wanted: dict[bytes, float] = {b"Weight": 700 if bold else 400}
    font.set_variation_by_axes([wanted.get(axis["name"], axis["default"] or 0) for axis in font.get_variation_axes()])
    return font


def _file(package: str, name: str) -> Path:
    folder = resources.files(package) / "files"
    return next(Path(str(file)) for file in folder.iterdir() if name in file.name)


def _paragraph(canvas: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, *, top: int, colour: str, rtl: bool) -> int:
    """Draw ``text`` in lines that fit between the margins; returns the y below the last line."""
    direction = "rtl" if rtl and features.check("raqm") else None
    for line in _lines(canvas, text, font):
        x, anchor = (SIZE[0] - _MARGIN, "ra") if rtl else (_MARGIN, "la")
        canvas.text((x, top), line, font=font, fill=colour, anchor=anchor, direction=direction)
        top += round(font.size * 1.3)
    return top


def _lines(canvas: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and canvas.textlength(longer, font=font) <= SIZE[0] - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
