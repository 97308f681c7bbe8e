// The filters: the page's own lists of links, made into checkboxes that stand in the same place.
const LONG_LIST = 10; // options; a longer list gets a field to find one in

class Filters {
  /** `panel` is the element with the lists; `onChange(value, isChosen)` and `onYears(name, year)` are told. */
  constructor(panel, facets, messages, locale, onChange, onYears) {
    this.panel = panel;
    this.facets = facets;
    this.messages = messages;
    this.locale = locale;
    this.onChange = onChange;
    this.options = new Map(); // value → {box, label, count, item}, of the groups that were made into checkboxes
    this.names = new Map();   // facet or value → its name
    this.groups = new Map();  // facet → its element
    for (const group of panel.querySelectorAll("[data-facet]")) this._group(group);
    this.years = panel.querySelector("[data-years]");
    for (const field of this.years.querySelectorAll("input")) {
      field.addEventListener("input", () => { field.dataset.typing = ""; });
      field.addEventListener("change", () => delete field.dataset.typing);
      field.addEventListener("change", () => onYears(field.name, field.value.trim(), field));
    }
  }

  /** Closed groups stay lists of links until they are opened: there are hundreds of options. */
  _group(element) {
    const facet = this.facets.byId.get(element.dataset.facet);
    if (!facet) return;
    const group = { facet, element, links: new Map(), isMade: false };
    this.groups.set(facet, group);
    this.names.set(facet, element.querySelector("summary").textContent.trim());
    for (const link of element.querySelectorAll("a.term-link")) {
      const value = facet.byId.get(link.getAttribute("href").split("/").filter(Boolean).pop().toLowerCase());
      if (!value) continue;
      group.links.set(value, link);
      this.names.set(value, link.textContent.trim());
    }
    element.addEventListener("toggle", () => { if (element.open) this._make(group); });
    if (element.open) this._make(group);
  }

  _make(group) {
    if (group.isMade) return;
    group.isMade = true;
    for (const [value, link] of group.links) this._option(value, link);
    if (group.facet.values.length > LONG_LIST) this._finder(group.element, group.facet);
    if (this.shown) for (const value of group.links.keys()) this._showOption(value, ...this.shown);
  }

  _option(value, link) {
    const item = link.parentElement;
    const box = element("input", { type: "checkbox", name: value.facet.id, value: value.id });
    const name = element("span", { class: "term-name" }, ...link.childNodes);
    const label = element("label", { class: "term-link" }, box, name);
    link.replaceWith(label);
    const count = item.querySelector(":scope > .count");
    box.addEventListener("change", () => this.onChange(value, box.checked));
    this.options.set(value, { box, label, item, count, note: null, isCounted: value.bits.count() });
  }

  nameOf(value) { return this.names.get(value) || value.id; }

  nameOfFacet(value) { return this.names.get(value.facet) || value.facet.id; }

  /** Shows a state and the counts beside it. Nothing is moved or made anew, so focus stays where it is. */
  show(state, counts) {
    this.shown = [state, counts];
    for (const group of this.groups.values()) if (state.values.has(group.facet.id)) this._make(group);
    for (const value of this.options.keys()) this._showOption(value, state, counts);
    for (const field of this.years.querySelectorAll("input")) {
      if (field.dataset.typing === undefined) field.value = state[field.name] === null ? "" : state[field.name];
    }
    this.showYearsError(areYearsWrong(state));
    this._showChosenGroups(state);
  }

  _showOption(value, state, counts) {
    const option = this.options.get(value);
    const chosen = state.values.get(value.facet.id);
    const isOn = isChosen(state, value);
    const above = !isOn && chosen ? chosenAbove(value, chosen) : null;
    option.box.checked = isOn;
    option.box.indeterminate = Boolean(isOn && hasChosenBelow(value, chosen));
    option.item.classList.toggle("is-chosen", isOn);
    option.item.classList.toggle("is-included", Boolean(above));
    this._note(option, above && !hasChosenBelow(above, chosen) ? above : null);
    this._count(option, counts[value.number]);
  }

  _note(option, parent) {
    const text = parent ? this.messages.say("included", { value: this.nameOf(parent) }) : "";
    if (!option.note && text) {
      option.note = element("span", { class: "visually-hidden" });
      option.label.append(option.note);
    }
    if (option.note) option.note.textContent = text ? ` (${text})` : "";
  }

  _count(option, count) {
    if (option.isCounted === count) return; // most counts stay as they are
    option.isCounted = count;
    option.item.classList.toggle("is-zero", count === 0);
    const [spoken, shown] = option.count.children;
    spoken.textContent = this.messages.count("practices", count);
    shown.firstElementChild.textContent = this.messages.format.format(count);
  }

  showYearsError(isWrong) {
    const place = this.years.querySelector(".field-error");
    place.textContent = isWrong ? this.messages.say("wrong_years") : "";
    for (const field of this.years.querySelectorAll("input")) {
      if (isWrong) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
    }
  }

  /** A group in which something is chosen says so, and stands open when the page is opened with it. */
  _showChosenGroups(state) {
    for (const group of this.panel.querySelectorAll("[data-facet]")) {
      const chosen = state.values.get(group.dataset.facet);
      const badge = group.querySelector(".chosen-count");
      badge.textContent = chosen ? this.messages.format.format(chosen.size) : "";
      if (chosen && !this.hasOpened) group.open = true;
    }
    this.hasOpened = true;
  }

  /** A field that narrows a long list to the options called so, by label or synonym. */
  _finder(group, facet) {
    const name = this.messages.say("filter_in", { facet: this.names.get(facet) });
    const field = element("input", { type: "search", class: "term-finder", "aria-label": name, placeholder: name, autocomplete: "off", maxlength: 60 });
    const none = element("p", { class: "term-none", role: "status" });
    let synonyms = {};
    const narrow = () => this._narrow(facet, field.value, synonyms, none);
    field.addEventListener("focus", async () => {
      try { synonyms = await load(`${this.locale}/synonyms`); } catch { return; } // labels are enough to go on with
      narrow();
    }, { once: true });
    field.addEventListener("input", narrow);
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    group.querySelector(".terms").before(field, none);
  }

  _narrow(facet, typed, synonyms, none) {
    const wanted = wordsOf(typed, this.fold);
    const isCalled = (value) => {
      const called = wordsOf([this.nameOf(value), ...((synonyms[facet.id] || {})[value.id] || [])].join(" "), this.fold);
      return wanted.every((word) => called.some((one) => one.startsWith(word)));
    };
    let shown = 0;
    const show = (value) => {
      const below = value.children.map(show).some(Boolean);
      const option = this.options.get(value);
      const isShown = below || (option && (option.box.checked || isCalled(value)));
      if (option) option.item.hidden = !isShown;
      shown += isShown ? 1 : 0;
      return isShown;
    };
    facet.values.filter((value) => !value.parent).forEach(show);
    none.textContent = shown ? "" : this.messages.say("none_fits");
  }
}

const chosenAbove = (value, chosen) => {
  if (!value.parent) return null;
  return chosen.has(value.parent) ? value.parent : chosenAbove(value.parent, chosen);
};
