// The list of results: cards, chips for what is chosen, notes, paging.
class Results {
  constructor(browse) {
    this.browse = browse;
    const find = (selector) => browse.root.querySelector(selector);
    this.list = find(".cards");
    this.heading = find("#results-title");
    this.chips = find(".chosen");
    this.notes = find(".search-notes");
    this.pages = find(".site-pages");
    this.paging = find(".paging-place");
    this.status = find("[role=status].search-status");
    this.baseTitle = document.title;
  }

  /** Shows one page of an answer. `found` are practices in order. */
  async show(found, outcome, state, isCurrent) {
    const { messages } = this.browse;
    const last = Math.max(1, Math.ceil(found.length / sizes.page));
    const page = Math.min(state.page, last);
    const chosen = found.slice((page - 1) * sizes.page, page * sizes.page);
    const count = messages.count("practices", found.length);
    const said = state.q.trim() ? messages.say("for_query", { count, query: state.q.trim() }) : count;
    this.heading.textContent = last > 1 ? `${said} · ${messages.say("page_of", { number: page, last })}` : said;
    document.title = state.q.trim() || activeFilters(state, this.browse.facets) ? `${said} – ${this.baseTitle}` : this.baseTitle;
    this._announce(found.length ? said : `${said}. ${messages.say("nothing")}`);
    this._showChips(state);
    this._showNotes(found, outcome, state);
    this._showPages(outcome, state);
    this._showPaging(page, last, state);
    await this._showCards(chosen, outcome, isCurrent);
  }

  async _showCards(chosen, outcome, isCurrent) {
    const { cards, fold, words } = this.browse;
    const isMeant = outcome ? meaning(outcome.hits, words.root.prefixes) : null;
    const mark = (item) => { if (isMeant) highlight(item, isMeant, fold); return item; };
    refill(this.list, ...chosen.map((number) => mark(cards.waiting(number))));
    this.list.hidden = !chosen.length;
    let isMissing = false;
    await Promise.all(chosen.map(async (number, place) => {
      const card = await cards.data(number).catch(() => null);
      const waiting = this.list.children[place];
      if (!isCurrent() || !waiting) return;
      if (!card) { // the title stays; the rest can be asked for again
        waiting.classList.remove("is-waiting");
        isMissing = true;
        return;
      }
      const hasFocus = waiting.contains(document.activeElement);
      waiting.replaceWith(mark(cards.filled(card)));
      if (hasFocus) this.list.children[place].querySelector("a").focus({ preventScroll: true });
    }));
    if (isMissing && isCurrent()) this.browse.showFailure(true);
  }

  /** Said once things have come to rest, not at every key. */
  _announce(text) {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => { this.status.textContent = text; }, 600);
  }

  // -- what is chosen --------------------------------------------------------------------------

  _showChips(state) {
    const { facets, filters, messages } = this.browse;
    const chips = chosenValues(state, facets).map((value) => {
      const facet = filters.nameOfFacet(value), name = filters.nameOf(value);
      return this._chip(facet, name, (next) => choose(next, value, false));
    });
    if (state.q.trim()) chips.unshift(this._chip(messages.say("search_text"), state.q.trim(), (next) => { next.q = ""; }));
    if (state.from !== null || state.to !== null) {
      chips.push(this._chip(messages.say("years"), yearsText(state, messages), (next) => { next.from = null; next.to = null; }));
    }
    const clear = this.chips.querySelector("[data-clear]");
    refill(this.chips.querySelector("ul"), ...chips);
    this.chips.hidden = !chips.length;
    clear.hidden = !chips.length;
    this._focusAfterRemoval();
  }

  /** The next chip, or the heading; unless the visitor has gone elsewhere meanwhile. */
  _focusAfterRemoval() {
    if (this.removed === undefined) return;
    const left = this.chips.querySelectorAll(".chip-remove");
    if (document.activeElement === document.body) (left[Math.min(this.removed, left.length - 1)] || this.heading).focus();
    this.removed = undefined;
  }

  _chip(facet, name, remove) {
    const { messages } = this.browse;
    const label = messages.say("remove", { facet, value: name });
    const button = element("button", { type: "button", class: "chip chip-remove", "aria-label": label }, element("span", {}, `${facet}: `), element("bdi", {}, name));
    button.addEventListener("click", () => {
      this.removed = [...this.chips.querySelectorAll(".chip-remove")].indexOf(button);
      this.browse.change(remove);
    });
    return element("li", {}, button);
  }

  // -- notes -----------------------------------------------------------------------------------

  _showNotes(found, outcome, state) {
    const { messages, filters, facets } = this.browse;
    const notes = [];
    const note = (...content) => notes.push(element("p", { class: "search-note" }, ...content));
    const quoted = (list) => list.map((word) => `“${word}”`).join(", ");
    if (this.browse.ignored.length) note(messages.say("ignored", { list: quoted(this.browse.ignored.slice(0, 5)) }));
    if (this.browse.isTooMuch || (outcome && outcome.isCut)) note(messages.say("too_much"));
    if (outcome) {
      for (const hit of outcome.instead) note(messages.say("shown_instead", { word: hit.word, other: hit.instead }));
      if (outcome.missing.length) note(messages.say("not_found", { list: quoted(outcome.missing) }));
      if (outcome.isPartial && found.length) note(messages.say("most_words"));
      const offers = outcome.offers.filter((value) => !isChosen(state, value)).slice(0, 4);
      if (offers.length) notes.push(this._offers(offers, state));
    }
    if (!found.length) notes.push(...this._waysOut(state));
    refill(this.notes, ...notes);
  }

  /** Concepts that are called what was typed: a filter is more exact than words. */
  _offers(values, state) {
    const { messages, filters } = this.browse;
    const list = element("ul", { class: "chips" });
    for (const value of values) {
      const button = element("button", { type: "button", class: "chip" }, `${filters.nameOfFacet(value)}: `, element("bdi", {}, filters.nameOf(value)), ` (${messages.format.format(value.bits.count())})`);
      button.addEventListener("click", () => {
        this.browse.change((next) => { next.q = ""; choose(next, value, true); });
        this.heading.focus();
      });
      list.append(element("li", {}, button));
    }
    return element("div", { class: "search-note" }, element("p", {}, messages.say("offer")), list);
  }

  /** Nothing found: what there would be without one of the choices, and the other languages. */
  _waysOut(state) {
    const { messages, facets, filters } = this.browse;
    const ways = element("ul", { class: "ways-out" });
    const way = (name, count, apply) => {
      const button = element("button", { type: "button", class: "button" }, messages.say("without", { value: name }), ` (${messages.format.format(count)})`);
      button.addEventListener("click", () => { this.browse.change(apply); this.heading.focus(); });
      ways.append(element("li", {}, button));
    };
    const tries = [];
    if (state.q.trim()) tries.push([`“${state.q.trim()}”`, (next) => { next.q = ""; }]);
    for (const value of chosenValues(state, facets)) tries.push([`${filters.nameOfFacet(value)}: ${filters.nameOf(value)}`, (next) => choose(next, value, false)]);
    if (state.from !== null || state.to !== null) tries.push([yearsText(state, messages), (next) => { next.from = null; next.to = null; }]);
    for (const [name, apply] of tries.slice(0, 12)) {
      const next = copyOf(state);
      apply(next);
      way(name, facets.choose(next, next.q.trim() ? this.browse.textBits : null).total, apply);
    }
    const nothing = element("p", { class: "nothing" }, messages.say("nothing"), " ", messages.say("nothing_chosen", { list: tries.map(([name]) => name).join(", ") }));
    const languages = element("ul", { class: "chips" });
    for (const link of document.querySelectorAll(".language-menu a:not([aria-current])")) {
      const copy = link.cloneNode(true);
      copy.href = link.href.split(/[?#]/)[0] + addressOf(state, facets);
      copy.className = "chip";
      languages.append(element("li", {}, copy));
    }
    const inOthers = state.q.trim() && languages.children.length ? [element("p", {}, messages.say("other_languages")), languages] : [];
    return [nothing, ways, ...inOthers];
  }

  /** Pages of the site that fit the text; filters do not apply to them. */
  _showPages(outcome, state) {
    const { facets, words, cards, messages } = this.browse;
    const found = outcome && !activeFilters(state, facets)
      ? [...outcome.scores].filter(([document]) => document >= facets.size).sort((a, b) => b[1] - a[1]).slice(0, 4)
      : [];
    const items = found.map(([document]) => {
      const [path, title, description] = words.root.pages[document - facets.size];
      return element("li", {}, element("a", { href: cards.root + path }, title), description ? element("span", { class: "page-about" }, description) : null);
    });
    this.pages.hidden = !items.length;
    refill(this.pages.querySelector("ul"), ...items);
  }

  _showPaging(page, last, state) {
    const { messages } = this.browse;
    if (last < 2) { refill(this.paging); return; }
    const link = (number, text, attributes) => {
      const made = element("a", { href: this.browse.addressFor({ ...state, page: number }), ...attributes }, text);
      made.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.browse.change((next) => { next.page = number; }, { keepPage: true });
        this.heading.focus({ preventScroll: true });
        this.heading.scrollIntoView({ behavior: "instant" });
      });
      return made;
    };
    const numbers = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, last])].filter((n) => n >= 1 && n <= last);
    const list = element("ol", {}, ...numbers.map((n) => element("li", {}, link(n, element("bdi", {}, messages.format.format(n)), { "aria-current": n === page ? "page" : null }))));
    const before = page > 1 ? link(page - 1, messages.say("previous"), { rel: "prev" }) : null;
    const after = page < last ? link(page + 1, messages.say("next"), { rel: "next" }) : null;
    refill(this.paging, element("nav", { class: "paging", "aria-label": messages.say("pages") }, before, list, after));
  }
}

const yearsText = (state, messages) => {
  if (state.from !== null && state.to !== null) return `${state.from}–${state.to}`;
  return state.from !== null ? messages.say("from_year", { year: state.from }) : messages.say("until_year", { year: state.to });
};
