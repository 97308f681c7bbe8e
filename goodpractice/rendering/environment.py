"""The engine's own Jinja environment: autoescape on, undefined names are errors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from goodpractice.languages.messages import Translator
from goodpractice.views.address import Here
from goodpractice.views.card import Card
from goodpractice.views.wording import Wording

TEMPLATES = Path(__file__).resolve().parent / "templates"


class Interface:
    """Interface texts as templates call them: ``ui("Sources")``, ``ui_n("{count} practice", …)``.

    The answer is safe to print: both the text and the values put into it are escaped.
    """

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._known: dict[str, Markup] = {}

    def __call__(self, msgid: str, **values: object) -> Markup:
        if msgid not in self._known:  # the same few dozen texts stand on every page
            self._known[msgid] = escape(self._translator.gettext(msgid))
        pattern = self._known[msgid]
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
        self._cards: dict[tuple[str, str, str], Markup] = {}
        self._locale = ""

    def render(self, template: str, wording: Wording, here: Here, **values: object) -> Markup:
        """The template's output, safe to print."""
        text = self._environment.get_template(template).render(
            ui=(ui := self.interface(wording)), ui_n=ui.plural, card_html=self._card_html(wording, here, ui), wording=wording, here=here, **values
        )
        return Markup(text)

    def _card_html(self, wording: Wording, here: Here, ui: Interface) -> Callable[[Card], Markup]:
        """A function that renders a card once for each depth of page; most cards stand on dozens of pages."""
        if wording.locale != self._locale:  # languages come one after the other: the last one's are not needed any more
            self._cards.clear()
            self._locale = wording.locale

        def card_html(card: Card) -> Markup:
            key = (wording.locale, here.language_root, card.path)
            if key not in self._cards:
                macro = self._environment.get_template("cards.html").module.card  # type: ignore[attr-defined]
                self._cards[key] = Markup(macro(card, here, ui, ui.plural))
            return self._cards[key]

        return card_html

    def interface(self, wording: Wording) -> Interface:
        if wording.locale not in self._interfaces:
            self._interfaces[wording.locale] = Interface(wording.translator)
        return self._interfaces[wording.locale]
