// The search box in the header: what fits while one types; Enter goes to the list of all that fits.
const MOST_SUGGESTIONS = 6;

/** Opens an address as a click on a link does, so that what the page does with links holds here, too. */
const follow = (address) => {
  const link = element("a", { href: address, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
};

class Suggestions {
  constructor(form, open) {
    this.form = form;
    this.field = form.querySelector("input");
    this.list = form.querySelector("[role=listbox]");
    this.status = form.querySelector("[role=status]");
    this.open = open; // loads what is needed: a promise of {facets, words, cards, messages, fold}
    this.run = 0;
    this.active = -1;
    this.field.addEventListener("input", () => { clearTimeout(this.pause); this.pause = setTimeout(() => this._show(), SHOWING_PAUSE); });
    this.field.addEventListener("keydown", (event) => this._key(event));
    this.field.addEventListener("blur", () => setTimeout(() => this._close(), 150));
    form.addEventListener("submit", (event) => {
      if (location.protocol !== "file:") return; // a server answers the form by itself
      event.preventDefault();
      follow(`${form.action}?${new URLSearchParams({ q: this.field.value })}`);
    });
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // keep the focus in the field
  }

  async _show() {
    const run = ++this.run;
    const text = this.field.value;
    if (text.trim().length < 2) { this._close(); return; }
    let items;
    try {
      items = await this._items(text);
    } catch (error) {
      if (error instanceof NotLoaded) return; // Enter still leads to the list
      throw error;
    }
    if (run !== this.run || document.activeElement !== this.field) return;
    this._fill(items);
  }

  async _items(text) {
    const index = await this.open();
    const { facets, words, cards, fold, messages, complete } = index;
    const outcome = await answer(text, words, facets, fold);
    const isForeign = (number) => (complete.has(number) ? 0 : 1);
    const ordered = [...outcome.scores].sort((a, b) => b[1] - a[1] || isForeign(a[0]) - isForeign(b[0]) || a[0] - b[0]).slice(0, MOST_SUGGESTIONS);
    const items = await Promise.all(ordered.map(async ([number]) => {
      if (number >= facets.size) {
        const [path, title] = words.root.pages[number - facets.size];
        return { href: cards.root + path, title, about: messages.say("site_pages") };
      }
      const card = cards.known(number) || await cards.data(number);
      return { href: cards.root + card.path, title: card.title, about: "" };
    }));
    if (outcome.scores.size > 0) {
      items.push({ href: `${this.form.action}?${new URLSearchParams({ q: text.trim() })}`, title: messages.say("show_all"), about: messages.count("practices", [...outcome.scores.keys()].filter((n) => n < facets.size).length), isAll: true });
    }
    return { items, said: messages.count("suggested", items.filter((item) => !item.isAll).length) };
  }

  _fill({ items, said }) {
    this.active = -1;
    refill(this.list, ...items.map((item, place) => {
      const title = element("span", { class: "suggestion-title" });
      putText(title, item.title);
      const option = element("li", { role: "option", id: `suggestion-${place}`, "aria-selected": "false", class: item.isAll ? "suggestion is-all" : "suggestion" }, title, item.about ? element("span", { class: "suggestion-about" }, item.about) : null);
      option.addEventListener("click", () => follow(item.href));
      option.dataset.href = item.href;
      return option;
    }));
    this.list.hidden = !items.length;
    this.field.setAttribute("aria-expanded", String(items.length > 0));
    this.field.removeAttribute("aria-activedescendant");
    this.status.textContent = said;
  }

  _key(event) {
    const options = [...this.list.children];
    if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); this._close(); return; }
    if (event.key === "Enter" && this.active >= 0 && !this.list.hidden) { event.preventDefault(); follow(options[this.active].dataset.href); return; }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    if (this.list.hidden) { this._show(); return; }
    this.active = (this.active + step + options.length + (this.active < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === this.active)));
    this.field.setAttribute("aria-activedescendant", options[this.active].id);
    options[this.active].scrollIntoView({ block: "nearest" });
  }

  _close() {
    this.run++;
    this.status.textContent = "";
    this.list.hidden = true;
    this.active = -1;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
}
