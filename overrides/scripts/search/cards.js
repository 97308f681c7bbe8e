// Cards: the page's own template, filled. A text that is not in the page's language carries its own.
const directionOf = (language) => (sizes.rtl.includes(language) ? "rtl" : "ltr");

const textAndLanguage = (value) => (Array.isArray(value) ? value : [value, ""]);

const putText = (place, value) => {
  const [text, language] = textAndLanguage(value);
  place.textContent = text;
  if (language) { place.lang = language; place.dir = directionOf(language); }
};

class Cards {
  /** `template` is a card rendered by the site with a word for each text; `root` leads to the language's root. */
  constructor(template, root, locale) {
    this.template = template;
    this.root = root;
    this.locale = locale;
  }

  async data(document) {
    const cards = await load(`${this.locale}/cards/${Math.floor(document / sizes.cards)}`);
    return cards[document % sizes.cards];
  }

  /** What is known without asking: the title, if all titles were sent along. */
  known(document) {
    const titles = arrived.get(`${this.locale}/titles/0`);
    if (!titles || document >= titles.titles.length) return null;
    titles.split = titles.split || titles.ids.split(" ");
    const language = titles.languages[document];
    const title = titles.titles[document];
    return { path: `practices/${titles.split[document]}/`, title: language ? [title, language] : title };
  }

  /** A list item. Parts the card has nothing for are taken out. */
  filled(card) {
    const item = this.template.content.firstElementChild.cloneNode(true);
    for (const place of item.querySelectorAll("[data-part]")) {
      const key = place.dataset.part;
      if (card[key] === undefined) { place.remove(); continue; }
      place.removeAttribute("data-part");
    }
    for (const place of item.querySelectorAll("[data-text]")) {
      const key = place.dataset.text;
      place.removeAttribute("data-text");
      if (key === "planned") { place.textContent = filled(place.textContent, { number: card.planned }); continue; }
      putText(place, card[key]);
    }
    item.querySelector(".card-title a").href = this.root + card.path;
    return item;
  }

  /** A card of which only the title is known, or nothing yet; the rest keeps its room. */
  waiting(document) {
    const known = this.known(document);
    const item = this.filled(known || { path: "practices/", title: "…" });
    item.classList.add("is-waiting");
    return item;
  }
}

/** Marks the words that were searched, in whatever form they stand. */
const highlight = (item, isMeant, fold) => {
  for (const place of item.querySelectorAll(".card-title a, .card-summary, .card-type, .card-countries")) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) highlightIn(text, isMeant, fold);
  }
};

const highlightIn = (node, isMeant, fold) => {
  const text = node.data;
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!isMeant(fold(found[0]))) continue;
    parts.push(text.slice(end, found.index), element("mark", {}, found[0]));
    end = found.index + found[0].length;
  }
  if (parts.length) node.replaceWith(...parts, text.slice(end));
};

/** Whether a folded word is one of those that were found. */
const meaning = (hits, prefixes) => {
  const forms = new Set(hits.flatMap((hit) => [...hit.forms]));
  const starts = hits.map((hit) => hit.starts).filter(Boolean);
  return (word) => forms.has(word) || forms.has(bare(word, prefixes)) || starts.some((start) => word.startsWith(start));
};
