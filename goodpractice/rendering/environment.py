"""The engine's own Jinja environment: autoescape on, undefined names are errors."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from goodpractice.languages.messages import Translator
from goodpractice.views.address import Here
from goodpractice.views.wording import Wording

TEMPLATES = Path(__file__).resolve().parent / "templates"


class Interface:
    """Interface texts as templates call them: ``ui("Sources")``, ``ui_n("{count} practice", …)``.

    The answer is safe to print: both the text and the values put into it are escaped.
    """

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def __call__(self, msgid: str, **values: object) -> Markup:
        pattern = Markup(escape(self._translator.gettext(msgid)))
        return pattern.format(**values) if values else pattern

    def plural(self, singular: str, plural: str, count: int, **values: object) -> Markup:
        pattern = Markup(escape(self._translator.ngettext(singular, plural, count)))
        return pattern.format(count=count, **values)


class Renderer:
    """Fills the engine's templates. One per build; template code is kept between builds."""

    def __init__(self, cache: Path | None = None) -> None:
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache is not None else None,
        )
        self._interfaces: dict[str, Interface] = {}

    def render(self, template: str, wording: Wording, here: Here, **values: object) -> Markup:
        """The template's output, safe to print."""
        text = self._environment.get_template(template).render(
            ui=(ui := self.interface(wording)), ui_n=ui.plural, wording=wording, here=here, **values
        )
        return Markup(text)

    def interface(self, wording: Wording) -> Interface:
        if wording.locale not in self._interfaces:
            self._interfaces[wording.locale] = Interface(wording.translator)
        return self._interfaces[wording.locale]
