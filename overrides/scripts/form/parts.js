// The parts of the form. Each has `element`, `value()`, `set(value)`, `at(path)` (the part that holds
// the value at a path) and `focus()`; parts that hold others are made of the same.

let nextId = 0;
const freshId = (name) => `f-${name}-${(nextId += 1)}`;

/** Label, help, example, input, counter and message of one value. */
class Part {
  constructor(name, node, form, isRequired) {
    this.name = name;
    this.node = node;
    this.form = form;
    this.isRequired = isRequired;
    this.id = freshId(name);
    this.problem = element("p", { class: "field-error", id: `${this.id}-error` });
    this.help = element("p", { class: "field-help", id: `${this.id}-help` }, ...this._helpText());
    this.isTouched = false;
  }

  _helpText() {
    const texts = [];
    if (this.node.description) texts.push(fieldText(this.node.description));
    return texts.length ? [texts.join(" ")] : [];
  }

  get describedBy() {
    return `${this.id}-help ${this.id}-error`;
  }

  get title() {
    return fieldText(this.node.title || this.name);
  }

  /** Its name among others that are called alike: with the words it is about. */
  get listedAs() {
    return this.about ? `${this.title}: ${this.about}` : this.title;
  }

  _mark() {
    return this.isRequired ? element("span", { class: "field-needed" }, N_("needed")) : null;
  }

  _label() {
    return element("label", { for: this.id, id: `${this.id}-label` }, this.title, " ", this._mark());
  }

  at() {
    return this;
  }

  focus() {
    this.input.focus();
  }

  /** `problems` of this value; shown once the writer has been here. */
  show(problems, always) {
    const shown = this.isTouched || always ? problems : [];
    refill(this.problem, ...shown.map((found) => element("span", { class: found.isError ? "is-error" : "is-warning" }, [found.message, found.fix].filter(Boolean).join(" "))));
    const target = this.input;
    if (!target) return;
    if (shown.some((found) => found.isError)) target.setAttribute("aria-invalid", "true");
    else target.removeAttribute("aria-invalid");
  }

  _changed() {
    this.form.changed();
  }

  _watch(input) {
    input.addEventListener("input", () => { this._count(); this._changed(); });
    input.addEventListener("change", () => { this.isTouched = true; this._changed(); });
    input.addEventListener("blur", () => { if (isWritten(this.value()) || this.isRequired) { this.isTouched = true; this.form.changed(); } });
  }

  _count() {}

  _example() {
    const example = (this.node.examples || [])[0];
    if (example === undefined || this._hasLabels()) return null;
    const shown = this.node.translatable ? fieldText(example) : String(Array.isArray(example) ? example.join(", ") : example);
    return element("p", { class: "field-example" }, N_("For example: {example}", { example: shown }));
  }

  _hasLabels() {
    return false;
  }

  _assemble(...inner) {
    this.element = element("div", { class: `field field-${kindOf(this.node)}`, "data-field": this.name }, this._label(), this.help, this._example(), ...inner, this.problem);
  }
}

const LETTERS_IN_LINE = 48; // of a box in half the window

/** A text of one or several lines, with a counter of letters as a reader counts them. */
class TextPart extends Part {
  constructor(...about) {
    super(...about);
    const kind = kindOf(this.node);
    const shared = { id: this.id, "aria-describedby": `${this.describedBy} ${this.id}-count`, autocomplete: "off" };
    if (kind === "line") this.input = element("input", Object.assign(shared, { type: "text", inputmode: this.node.format === "web-address" ? "url" : null }));
    else this.input = element("textarea", Object.assign(shared, { rows: kind === "story" ? 6 : 4 }));
    // What is written has the direction of its letters; an address has none of the page's.
    this.input.setAttribute("dir", this.node.format || this.node.pattern ? "ltr" : "auto");
    this.counter = element("p", { class: "field-count", id: `${this.id}-count` });
    this._watch(this.input);
    this._assemble(this.input, kind === "story" ? this._tools() : null, this.counter);
    this._count();
  }

  /** Buttons that put a citation where the caret is, one for each source. */
  _tools() {
    this.tools = element("p", { class: "cite-tools" });
    this.input.addEventListener("focus", () => this._showTools());
    return this.tools;
  }

  _showTools() {
    const sources = this.form.sources();
    const buttons = sources.map(([key, source], number) => {
      const button = element("button", { type: "button", class: "chip" }, N_("Cite: {source}", { source: source.title || key || formatted(number + 1) }));
      button.addEventListener("click", () => this._insert(`[^${key}]`));
      return button;
    });
    refill(this.tools, ...buttons);
  }

  _insert(text) {
    const { selectionEnd: place, value } = this.input;
    this.input.value = value.slice(0, place) + text + value.slice(place);
    this.input.focus();
    this.input.setSelectionRange(place + text.length, place + text.length);
    this._count();
    this._changed();
  }

  /** Beside the original there is no need for help or an example; the box is about as long as the text. */
  standBeside(text) {
    for (const aid of this.element.querySelectorAll(".field-help, .field-example")) aid.hidden = true;
    if (this.input.tagName === "TEXTAREA") this.input.rows = Math.min(24, Math.max(3, Math.ceil(text.length / LETTERS_IN_LINE) + text.split("\n\n").length));
  }

  _count() {
    const { minGraphemes: least, maxGraphemes: most } = this.node;
    if (!most) return;
    const count = graphemes(String(this.value()));
    const values = { count: formatted(count), most: formatted(most), least: formatted(least || 0) };
    const isShort = count > 0 && least && count < least;
    this.counter.textContent = isShort ? N_("Letters: {count}, at least {least}", values) : N_("Letters: {count} of {most}", values);
    this.counter.classList.toggle("is-over", count > most);
  }

  value() {
    const text = this.input.value;
    if (this.node.markdown) return text.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").replace(/^\n+|\s+$/g, "");
    const line = oneYamlLine(text);
    return this.mayBeNumber && /^[0-9]{1,15}$/.test(line) ? Number(line) : line; // a year
  }

  get mayBeNumber() {
    return Array.isArray(this.node.type) && this.node.type.includes("integer");
  }

  set(value) {
    this.input.value = isWritten(value) ? String(value).replace(/\n$/, "") : "";
    this._count();
  }
}

class NumberPart extends Part {
  constructor(...about) {
    super(...about);
    this.input = element("input", { id: this.id, type: "text", inputmode: "decimal", dir: "ltr", autocomplete: "off", "aria-describedby": this.describedBy, class: "is-number" });
    this._watch(this.input);
    this._assemble(this.input);
  }

  value() {
    return this.input.value.trim() === "" ? "" : numberFrom(this.input.value);
  }

  set(value) {
    this.input.value = isWritten(value) ? String(value) : "";
  }
}

class TickPart extends Part {
  constructor(...about) {
    super(...about);
    this.input = element("input", { id: this.id, type: "checkbox", "aria-describedby": this.describedBy });
    this.input.addEventListener("change", () => this._changed());
    this.element = element("div", { class: "field field-tick", "data-field": this.name }, this.input, this._label(), this.help, this.problem);
  }

  value() {
    return this.input.checked ? true : "";
  }

  set(value) {
    this.input.checked = value === true;
  }
}

/** One of a few: values of an enumeration, or the sources of this entry. */
class ChoicePart extends Part {
  constructor(...about) {
    super(...about);
    this.input = element("select", { id: this.id, "aria-describedby": this.describedBy });
    this._options();
    this.input.addEventListener("focus", () => this._options());
    this._watch(this.input);
    this._assemble(this.input);
  }

  _hasLabels() {
    return true;
  }

  _options() {
    const chosen = this.input.value;
    const pairs = this.node.enum ? this.node.enum.map((value) => [value, value]) : this.form.sources().map(([key, source]) => [key, source.title || key]);
    if (chosen && !pairs.some(([value]) => value === chosen)) pairs.push([chosen, chosen]);
    refill(this.input, element("option", { value: "" }, "–"), ...pairs.map(([value, label]) => element("option", { value }, label)));
    this.input.value = chosen;
  }

  value() {
    return this.input.value;
  }

  set(value) {
    const wanted = isWritten(value) ? String(value) : "";
    this.input.append(element("option", { value: wanted }, wanted));
    this.input.value = wanted;
    this._options();
  }
}

class PickPart extends Part {
  constructor(...about) {
    super(...about);
    const many = this.node.type === "array";
    this.picker = new Picker({
      id: this.id, options: optionsOf(this.node), many, describedBy: this.describedBy, labelledBy: `${this.id}-label`, onChange: () => this._changed(),
    });
    this.input = this.picker.field;
    this.input.addEventListener("blur", () => { this.isTouched = true; this.form.changed(); });
    this._assemble(this.picker.element);
  }

  _hasLabels() {
    return true;
  }

  value() {
    return this.picker.value();
  }

  set(value) {
    this.picker.set(value);
  }
}

/** A list of short values, written with commas between them. */
class ShortListPart extends Part {
  constructor(...about) {
    super(...about);
    this.input = element("input", { id: this.id, type: "text", dir: "ltr", autocomplete: "off", "aria-describedby": this.describedBy });
    this._watch(this.input);
    this._assemble(this.input);
  }

  value() {
    const isNumeric = ["integer", "number"].includes(this.node.items.type);
    return this.input.value.split(/[,;،]/).map((item) => item.trim()).filter(Boolean).map((item) => (isNumeric ? numberFrom(item) : item));
  }

  set(value) {
    this.input.value = Array.isArray(value) ? value.join(", ") : "";
  }
}

/** Several fields that belong together. */
class GroupPart extends Part {
  constructor(name, node, form, isRequired, isBare) {
    super(name, node, form, isRequired);
    const required = node.required || [];
    this.parts = new Map(Object.keys(node.properties).map((key) => [key, makePart(key, node.properties[key], form, required.includes(key))]));
    const inner = [...this.parts.values()].map((part) => part.element);
    if (isBare) this.element = element("div", { class: "field-group" }, ...inner, this.problem);
    else this.element = element("fieldset", { class: "field field-group", "data-field": name }, element("legend", {}, this.title, " ", this._mark()), this.help, ...inner, this.problem);
  }

  at(path) {
    const part = path.length ? this.parts.get(path[0]) : null;
    return part ? part.at(path.slice(1)) : this;
  }

  focus() {
    this.parts.values().next().value.focus();
  }

  value() {
    const found = {};
    for (const [key, part] of this.parts) if (isWritten(part.value())) found[key] = part.value();
    return isWritten(found) ? found : "";
  }

  set(value) {
    for (const [key, part] of this.parts) part.set(isFields(value) ? value[key] : undefined);
  }
}

/** Any number of groups, in order; in a map each has a short name of its own. */
class RowsPart extends Part {
  constructor(...about) {
    super(...about);
    this.isMap = isMap(this.node);
    this.item = resolved(this.isMap ? this.node.additionalProperties : this.node.items, this.form.schema);
    this.rows = [];
    this.list = element("ol", { class: "rows" });
    this.more = element("button", { type: "button", class: "button add-row" }, N_("Add: {title}", { title: fieldText(this.item.title || this.name) }));
    this.more.addEventListener("click", () => { const row = this._add(); this.form.changed(); row.group.focus(); });
    this.element = element("fieldset", { class: "field field-rows", "data-field": this.name }, element("legend", {}, this.title, " ", this._mark()), this.help, this.list, this.more, this.problem);
    if (this.isRequired) this._add();
  }

  _add(key, value) {
    const group = new GroupPart(this.name, this.item, this.form, false, true);
    const number = element("span", { class: "row-title" });
    const remove = element("button", { type: "button", class: "link-button" }, N_("Remove"));
    const row = { group, key: null, number, remove };
    if (this.isMap) row.key = this._keyField(row, key);
    row.element = element("li", { class: "row" }, element("p", { class: "row-head" }, number, remove), group.element, row.key ? row.key.element : null);
    remove.addEventListener("click", () => this._remove(row));
    if (value) group.set(value);
    this.rows.push(row);
    this.list.append(row.element);
    this._number();
    return row;
  }

  _remove(row) {
    const place = this.rows.indexOf(row);
    this.rows.splice(place, 1);
    row.element.remove();
    this._number();
    this.form.changed();
    const next = this.rows[place] || this.rows[place - 1];
    (next ? next.remove : this.more).focus();
  }

  _number() {
    const title = fieldText(this.item.title || this.name);
    this.rows.forEach((row, number) => {
      row.number.textContent = `${title} ${formatted(number + 1)}`;
      row.remove.setAttribute("aria-label", N_("Remove: {label}", { label: row.number.textContent }));
    });
  }

  /** The short name; made from the first text when that has been written, and then left alone. */
  _keyField(row, key) {
    const node = Object.assign({ type: "string", title: N_("Short name"), maxGraphemes: 0 }, resolved(this.node.propertyNames, this.form.schema) || {});
    const field = new TextPart("key", node, this.form, false);
    field.set(key || "");
    row.group.element.addEventListener("focusout", () => {
      if (field.value() || !isWritten(row.group.value())) return;
      const text = Object.values(row.group.value()).find((value) => typeof value === "string") || "";
      field.set(unusedKey(keyFrom(text, 40), this.name, this.keys()));
      this.form.changed();
    });
    return field;
  }

  keys() {
    return this.rows.map((row) => row.key.value()).filter(Boolean);
  }

  _filled() {
    return this.rows.filter((row) => isWritten(row.group.value()));
  }

  at(path) {
    if (!path.length) return this;
    const row = this.isMap ? this.rows.find((other) => this._keyOf(other) === path[0]) : this._filled()[path[0]];
    return row ? row.group.at(path.slice(1)) : this;
  }

  _keyOf(row) {
    return row.key.value() || `${this.name}-${this.rows.indexOf(row) + 1}`;
  }

  focus() {
    if (this.rows.length) this.rows[0].group.focus();
    else this.more.focus();
  }

  value() {
    const rows = this._filled();
    if (!rows.length) return "";
    if (!this.isMap) return rows.map((row) => row.group.value());
    const found = {};
    for (const row of rows) found[this._keyOf(row)] = row.group.value();
    return found;
  }

  set(value) {
    this.rows = [];
    refill(this.list);
    const pairs = this.isMap ? Object.entries(isFields(value) ? value : {}) : (Array.isArray(value) ? value : []).map((item) => ["", item]);
    for (const [key, item] of pairs) this._add(key, item);
    if (!this.rows.length && this.isRequired) this._add();
  }
}

const PARTS = {
  line: TextPart, lines: TextPart, story: TextPart, number: NumberPart, tick: TickPart, choice: ChoicePart, source: ChoicePart,
  pick: PickPart, picks: PickPart, shortList: ShortListPart, group: GroupPart, rows: RowsPart, map: RowsPart,
};

const makePart = (name, raw, form, isRequired) => {
  const node = resolved(raw, form.schema);
  return new PARTS[kindOf(node)](name, node, form, isRequired);
};
