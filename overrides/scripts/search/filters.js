// The filters: the page's own lists of links, made into checkboxes that stand in the same place.
const LONG_LIST = 10; // options; a longer list gets a field to find one in

class Filters {
  /** `panel` is the element with the lists; `onChange(value, isChosen)` and `onYears(name, year)` are told. */
  constructor(panel, facets, messages, locale, onChange, onYears) {
    this.panel = panel;
    this.facets = facets;
    this.messages = messages;
    this.locale = locale;
    this.options = new Map(); // value → {box, label, count, item}
    this.names = new Map();   // facet → its name
    for (const group of panel.querySelectorAll("[data-facet]")) this._group(group, onChange);
    this.years = panel.querySelector("[data-years]");
    for (const field of this.years.querySelectorAll("input")) {
      field.addEventListener("change", () => onYears(field.name, field.value.trim(), field));
    }
  }

  _group(group, onChange) {
    const facet = this.facets.byId.get(group.dataset.facet);
    if (!facet) return;
    this.names.set(facet, group.querySelector("summary").textContent.trim());
    for (const item of group.querySelectorAll(".term")) this._option(item, facet, onChange);
    if (facet.values.length > LONG_LIST) this._finder(group, facet);
  }

  _option(item, facet, onChange) {
    const link = item.querySelector(":scope > .term-link");
    const id = link.getAttribute("href").split("/").filter(Boolean).pop();
    const value = facet.byId.get(id.toLowerCase());
    if (!value) return;
    const box = element("input", { type: "checkbox", name: facet.id, value: value.id });
    const name = element("span", { class: "term-name" }, ...link.childNodes);
    const label = element("label", { class: "term-link" }, box, name);
    link.replaceWith(label);
    const count = item.querySelector(":scope > .count");
    box.addEventListener("change", () => onChange(value, box.checked));
    this.options.set(value, { box, label, item, name: name.textContent.trim(), count, note: null });
  }

  nameOf(value) { return this.options.has(value) ? this.options.get(value).name : value.id; }

  nameOfFacet(value) { return this.names.get(value.facet) || value.facet.id; }

  /** Shows a state and the counts beside it. Nothing is moved or made anew, so focus stays where it is. */
  show(state, counts) {
    for (const [value, option] of this.options) {
      const chosen = state.values.get(value.facet.id);
      const isOn = isChosen(state, value);
      const above = !isOn && chosen ? chosenAbove(value, chosen) : null;
      option.box.checked = isOn;
      option.box.indeterminate = Boolean(isOn && hasChosenBelow(value, chosen));
      option.item.classList.toggle("is-chosen", isOn);
      option.item.classList.toggle("is-included", Boolean(above));
      option.item.classList.toggle("is-zero", counts[value.number] === 0);
      this._note(option, above && !hasChosenBelow(above, chosen) ? above : null);
      this._count(option.count, counts[value.number]);
    }
    for (const field of this.years.querySelectorAll("input")) {
      if (field !== document.activeElement) field.value = state[field.name] === null ? "" : state[field.name];
    }
    this.showYearsError(areYearsWrong(state));
    this._showChosenGroups(state);
  }

  _note(option, parent) {
    const text = parent ? this.messages.say("included", { value: this.nameOf(parent) }) : "";
    if (!option.note && text) {
      option.note = element("span", { class: "visually-hidden" });
      option.label.append(option.note);
    }
    if (option.note) option.note.textContent = text ? ` (${text})` : "";
  }

  _count(place, count) {
    const [spoken, shown] = place.children;
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
      if (chosen && !this.isShown) group.open = true;
    }
    this.isShown = true;
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
      const called = wordsOf([this.nameOf(value), ...(synonyms[facet.id]?.[value.id] || [])].join(" "), this.fold);
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
