// The list page: keeps what is chosen, the address and what is shown in step.
const TYPING_PAUSE = 400; // milliseconds; a pause in typing makes one step that Back undoes

const scrollToPlace = (place) => scrollTo({ top: place, behavior: "instant" });

class Browse {
  constructor(root, locale, facets, rootFile) {
    this.root = root;
    this.facets = facets;
    this.messages = new Messages(locale, rootFile.messages);
    this.fold = folder(rootFile.letters);
    this.words = new Words(locale, rootFile);
    this.complete = Bits.of(rootFile.complete, facets.size);
    this.locale = locale;
    this.field = root.querySelector("#q");
    this.sort = root.querySelector("#sort");
    this.cards = new Cards(root.querySelector("#card-template"), root.dataset.root, locale);
    const panel = root.querySelector(".ways");
    this.filters = new Filters(panel, facets, this.messages, locale,
      (value, isOn) => this.changeFilters((state) => choose(state, value, isOn)),
      (name, year, field) => this._takeYear(name, year, field));
    this.filters.fold = this.fold;
    this.results = new Results(this);
    this.drawer = new Drawer(this, root.querySelector(".drawer"), root.querySelector("[data-open-drawer]"), panel);
    this.downloads = new Downloads(this, root.querySelector(".downloads"));
    this.textBits = null;
    this.outcome = null;
    this.run = 0;
  }

  start() {
    const typed = this.field.value; // somebody may have typed before the index was there
    const { state, ignored, isTooMuch } = readAddress(location.search, this.facets);
    Object.assign(this, { state, ignored, isTooMuch });
    this._listen();
    const isAsWritten = !addressOf(state, this.facets) && !ignored.length && !isTooMuch;
    if (typed && typed !== state.q) { this.state.q = typed; this._keep("replace"); } else this.field.value = state.q;
    history.scrollRestoration = "manual";
    const place = history.state && history.state.scroll;
    if (isAsWritten && !typed) this._asWritten(); else this.show().then(() => { if (place) scrollToPlace(place); });
    this.root.dataset.ready = "";
  }

  /** The list the page was built with is right already: only counts and controls are made live. */
  _asWritten() {
    this.found = this.facets.choose(this.state, null).result.numbers();
    this.showCounts();
    this.results._showChips(this.state);
    this.results._showPaging(1, Math.max(1, Math.ceil(this.facets.size / sizes.page)), this.state);
    this.downloads.show(this.state);
    this._showSort();
    if (history.state && history.state.scroll) scrollToPlace(history.state.scroll);
  }

  _listen() {
    this.field.form.addEventListener("submit", (event) => { event.preventDefault(); this._typed(0); });
    this.field.addEventListener("input", () => this._typed(TYPING_PAUSE));
    this.sort.addEventListener("change", () => this.change((state) => { state.sort = this.sort.value; }));
    this.root.querySelector("[data-clear]").addEventListener("click", () => {
      this.go(emptyState());
      this.results.heading.focus();
    });
    addEventListener("pagehide", () => { this.takeTyped(); this._keep("replace"); });
    addEventListener("popstate", () => this._back());
    let remembering = 0;
    addEventListener("scroll", () => {
      clearTimeout(remembering);
      remembering = setTimeout(() => history.replaceState({ ...history.state, scroll: scrollY }, ""), 150);
    }, { passive: true });
  }

  _typed(pause) {
    clearTimeout(this.showing);
    clearTimeout(this.keeping);
    const apply = () => {
      this.takeTyped();
      this.ignored = [];
      this.isTooMuch = false;
    };
    this.showing = setTimeout(() => { apply(); this.show(); }, pause ? SHOWING_PAUSE : 0);
    this.keeping = setTimeout(() => { apply(); this._keep("push"); }, pause);
  }

  /** What stands in the field but was not searched yet: a click must not lose it. */
  takeTyped() {
    if (this.field.value !== this.state.q) this.state = { ...this.state, q: this.field.value, page: 1 };
  }

  _takeYear(name, text, field) {
    const year = YEAR.test(text) ? Number(text) : null;
    if (text && year === null) { field.setAttribute("aria-invalid", "true"); return; }
    this.changeFilters((state) => { state[name] = year; });
  }

  changeFilters(apply) {
    if (this.drawer.isOpen) this.drawer.change(apply); else this.change(apply);
  }

  /** One step: Back undoes it. */
  change(apply, { keepPage = false } = {}) {
    this.takeTyped();
    const next = copyOf(this.state);
    apply(next);
    if (!keepPage) next.page = 1;
    return this.go(next);
  }

  go(state) {
    clearTimeout(this.showing);
    clearTimeout(this.keeping);
    this.state = state;
    this.field.value = state.q;
    this.ignored = [];
    this.isTooMuch = false;
    this._keep("push");
    return this.show();
  }

  _keep(how) {
    const address = this.addressFor(this.state);
    if (how === "push" && address === location.pathname + location.search) return;
    const past = { ...history.state, scroll: scrollY };
    if (how === "push") { history.replaceState(past, ""); history.pushState({ scroll: scrollY }, "", address); } else history.replaceState(past, "", address);
  }

  addressFor(state) { return location.pathname + addressOf(state, this.facets); }

  async _back() {
    clearTimeout(this.showing);
    clearTimeout(this.keeping);
    this.drawer.drop();
    Object.assign(this, readAddress(location.search, this.facets));
    this.field.value = this.state.q;
    const place = history.state && history.state.scroll;
    const run = this.run + 1;
    await this.show();
    if (place !== null && place !== undefined && run === this.run) scrollToPlace(place);
  }

  /** Works out what fits and shows it; what is overtaken by a later change is dropped. */
  async show() {
    const run = ++this.run;
    const isCurrent = () => run === this.run;
    this.root.setAttribute("aria-busy", "true");
    try {
      const outcome = await this._outcome();
      if (!isCurrent()) return;
      this.outcome = outcome;
      this.textBits = outcome ? outcome.bits : null;
      const { result } = this.showCounts();
      const found = await this._sorted(result.numbers(), outcome).catch(() => { this.state = { ...this.state, sort: "" }; return result.numbers(); });
      if (!isCurrent()) return;
      this.found = found;
      this._showSort();
      this.downloads.show(this.state);
      this.showFailure(false);
      await this.results.show(found, outcome, this.state, isCurrent);
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      if (isCurrent()) this._failed(isCurrent);
    } finally {
      if (isCurrent()) this.root.removeAttribute("aria-busy");
    }
  }

  async _outcome() {
    const text = this.state.q;
    if (!text.trim()) return null;
    if (this.outcome && this.outcome.text === text) return this.outcome;
    const outcome = await answer(text, this.words, this.facets, this.fold);
    outcome.text = text;
    outcome.bits = new Bits(this.facets.size);
    for (const document of outcome.scores.keys()) if (document < this.facets.size) outcome.bits.add(document);
    if (!outcome.hits.length) return null; // nothing but punctuation
    return outcome;
  }

  showCounts() {
    const chosen = this.facets.choose(usable(this.state), this.textBits);
    if (this.drawer.isOpen) this.drawer.showDraft(); else this.filters.show(this.state, chosen.counts);
    this.drawer.showNumber(activeFilters(this.state, this.facets));
    return chosen;
  }

  async _sorted(numbers, outcome) {
    const sort = sortOf(this.state);
    if (sort === "newest") return numbers;
    if (sort === "relevance" && outcome) {
      const score = (number) => outcome.scores.get(number) || 0;
      const isForeign = (number) => (this.complete.has(number) ? 0 : 1);
      return numbers.sort((a, b) => score(b) - score(a) || isForeign(a) - isForeign(b) || a - b);
    }
    const order = unpack(await load(sort === "title" ? `${this.locale}/order` : "people"));
    const fits = new Set(numbers);
    return order.filter((number) => fits.has(number));
  }

  _showSort() {
    this.sort.querySelector("[value=relevance]").disabled = !this.state.q.trim();
    this.sort.value = sortOf(this.state);
  }

  /** The text cannot be searched: filters go on working, and one sentence says so. */
  _failed(isCurrent) {
    this.textBits = null;
    this.outcome = null;
    const { result } = this.showCounts();
    this.showFailure(true);
    this.found = result.numbers();
    this._showSort();
    this.results.show(this.found, null, { ...this.state, q: "" }, isCurrent);
  }

  showFailure(isShown) {
    const place = this.root.querySelector(".search-failed");
    const retry = place.querySelector("button");
    place.hidden = retry.hidden = !isShown;
    retry.onclick = () => this.show();
  }
}
