// A field with a list to choose from: one types some letters of a label or synonym, in any language
// of the catalogue, and chooses by arrow keys or by pointing (WAI-ARIA combobox with a listbox).
const MOST_OFFERED = 60;

class Picker {
  /** `options`: [{id, label, about, group, names: [folded]}]; `many`: several may be chosen. */
  constructor({ id, options, many, describedBy, labelledBy, onChange }) {
    this.options = options;
    this.byId = new Map(options.map((option) => [option.id, option]));
    this.many = many;
    this.onChange = onChange;
    this.chosen = [];
    this.active = -1;
    this.field = element("input", {
      id, type: "text", role: "combobox", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
      "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list", "aria-describedby": describedBy,
    });
    this.list = element("ul", { id: `${id}-list`, role: "listbox", hidden: true, "aria-labelledby": labelledBy, "aria-multiselectable": many ? "true" : null });
    this.chips = many ? element("ul", { class: "chips picked", "aria-labelledby": labelledBy }) : null;
    this.status = element("span", { class: "visually-hidden", role: "status" });
    this.element = element("div", { class: "picker" }, this.chips, this.field, this.list, this.status);
    this._listen();
  }

  /** Ids; what was typed and is in no list stays as it is, for the checks to name. */
  value() {
    const typed = this.field.value.trim();
    if (this.many) return typed ? [...this.chosen, this._named(typed) || typed] : this.chosen.slice();
    return typed ? this._named(typed) || typed : "";
  }

  set(value) {
    const ids = (Array.isArray(value) ? value : [value]).filter((one) => isWritten(one) && typeof one !== "object");
    if (this.many) {
      this.chosen = ids.map(String);
      this._showChips();
      return;
    }
    this.field.value = ids.length ? this._label(String(ids[0])) : "";
  }

  _label(id) {
    return this.byId.has(id) ? this.byId.get(id).label : id;
  }

  _named(text) {
    const wanted = fold(text);
    const found = this.options.find((option) => option.id === text || fold(option.label) === wanted) || this.options.find((option) => option.names.includes(wanted));
    return found ? found.id : "";
  }

  _offered() {
    const wanted = fold(this.field.value.trim());
    const open = this.options.filter((option) => !this.chosen.includes(option.id));
    if (!wanted || (!this.many && this._isSettled())) return open;
    const hasWord = (text) => text.startsWith(wanted) || text.includes(` ${wanted}`);
    const nearness = [
      (option) => fold(option.label).startsWith(wanted),
      (option) => hasWord(fold(option.label)),
      (option) => option.names.some(hasWord),
      (option) => option.names.some((name) => name.includes(wanted)),
    ];
    return nearness.flatMap((isNear, place) => open.filter((option) => isNear(option) && !nearness.slice(0, place).some((isNearer) => isNearer(option))));
  }

  _isSettled() {
    return this.options.some((option) => option.label === this.field.value);
  }

  _open() {
    const offered = this._offered();
    this.shown = offered.slice(0, MOST_OFFERED);
    this.active = -1;
    const searching = this.field.value.trim() !== "" && !this._isSettled();
    let group = "";
    const items = [];
    this.shown.forEach((option, number) => {
      if (!searching && option.group && option.group !== group) {
        group = option.group;
        items.push(element("li", { class: "option-group", role: "presentation" }, group));
      }
      const item = element("li", { class: "option", role: "option", id: `${this.list.id}-${number}`, "aria-selected": "false" }, element("span", { class: "option-label" }, option.label));
      if (option.about) item.append(element("span", { class: "option-about" }, option.about));
      item.dataset.number = number;
      items.push(item);
    });
    if (!items.length) items.push(element("li", { class: "option-none", role: "presentation" }, N_("Nothing here is called that.")));
    refill(this.list, ...items);
    this.list.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
    this.field.removeAttribute("aria-activedescendant");
    this.status.textContent = this.shown.length ? N_("Choices: {count}", { count: formatted(offered.length) }) : N_("Nothing here is called that.");
  }

  close() {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
  }

  _move(step) {
    if (this.list.hidden) this._open();
    if (!this.shown.length) return;
    this.active = (this.active + step + this.shown.length) % this.shown.length;
    for (const item of this.list.querySelectorAll("[role=option]")) {
      const isActive = Number(item.dataset.number) === this.active;
      item.setAttribute("aria-selected", String(isActive));
      if (isActive) {
        this.field.setAttribute("aria-activedescendant", item.id);
        item.scrollIntoView({ block: "nearest" });
      }
    }
  }

  _choose(option) {
    if (this.many) {
      if (!this.chosen.includes(option.id)) this.chosen.push(option.id);
      this.field.value = "";
      this._showChips();
      this.close();
      this.status.textContent = N_("Chosen: {label}", { label: option.label });
    } else {
      this.field.value = option.label;
      this.close();
    }
    this.onChange();
  }

  _showChips() {
    const chips = this.chosen.map((id) => {
      const label = this._label(id);
      const button = element("button", { type: "button", class: "chip chip-remove", "aria-label": N_("Remove: {label}", { label }) }, label);
      button.addEventListener("click", () => {
        this.chosen = this.chosen.filter((other) => other !== id);
        this._showChips();
        this.field.focus();
        this.close();
        this.onChange();
      });
      return element("li", { class: this.byId.has(id) ? "" : "is-unknown" }, button);
    });
    refill(this.chips, ...chips);
    this.chips.hidden = !chips.length;
  }

  _listen() {
    this.field.addEventListener("input", () => { this._open(); this.onChange(); });
    this.field.addEventListener("click", () => { if (this.list.hidden) this._open(); });
    this.field.addEventListener("keydown", (event) => this._key(event));
    this.field.addEventListener("blur", () => this._leave());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) this._choose(this.shown[Number(item.dataset.number)]);
    });
  }

  _key(event) {
    if (event.key === "ArrowDown") this._move(1);
    else if (event.key === "ArrowUp") this._move(-1);
    else if (event.key === "Enter" && !this.list.hidden && this.shown.length && (this.active >= 0 || this.field.value.trim())) this._choose(this.shown[Math.max(this.active, 0)]);
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
  }

  /** What was typed in full is taken as chosen. */
  _leave() {
    this.close();
    const id = this._named(this.field.value.trim());
    if (!id) return;
    if (this.many) this._choose(this.byId.get(id));
    else if (this.field.value !== this._label(id)) { this.field.value = this._label(id); this.onChange(); }
  }
}

/** The choices of a field, from the vocabulary, the codes or the practices it names. */
const optionsOf = (node) => {
  const source = node.items || node;
  if (source.vocabulary) return known.options(source.vocabulary);
  if (source.codes) return known.codeOptions(source.codes);
  return known.practiceOptions();
};
