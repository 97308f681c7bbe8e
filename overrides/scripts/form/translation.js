// Writing a translation: each text of the original beside its field.
class TranslationForm extends Form {
  /** `source`: the practice's file; `target`: the translation's, or null if there is none yet. */
  constructor(root, source, target, locale) {
    super(root, `${source.id}/${locale}`);
    Object.assign(this, { schema: known.translationSchema, source, target, locale });
    this.texts = textsOf(source.data, known.schema);
    this._build();
  }

  _build() {
    const { properties } = this.schema;
    this.method = makePart("method", properties.method, this, true);
    this.translators = makePart("translators", properties.translators, this, false);
    this.parts = new Map();
    const rows = this.texts.map((text) => this._row(text));
    refill(this.steps, element("div", { class: "step" }, this.method.element, this.translators.element), element("div", { class: "step pairs" }, ...rows));
    this.root.querySelector("[data-open-file]").closest("label").hidden = true;
  }

  _row({ path, text, node }) {
    const part = makePart(path[path.length - 1], node, this, this._isNeeded(path));
    const name = path.join(".");
    this.parts.set(name, part);
    part.standBeside(text);
    if (path.length > 1) part.about = shortened(text.trim());
    const original = element("div", { class: "pair-source", lang: this.source.data.language, dir: known.direction(this.source.data.language) }, text.trim());
    const still = this._isStale(name) ? this._stillRight(name) : null;
    return element("div", { class: "pair", "data-path": name }, original, element("div", { class: "pair-target" }, part.element, still));
  }

  _isNeeded(path) {
    return path.length === 1 && (this.schema.required.includes(path[0]) || known.least.includes(path[0]));
  }

  _isStale(name) {
    const made = this.target && (this.target.data.source_digests || {})[name];
    return Boolean(made) && made !== this.source.digests[name];
  }

  _stillRight(name) {
    const box = element("input", { type: "checkbox", "data-still-right": name });
    box.addEventListener("change", () => this.changed());
    return element("p", { class: "notice notice-stale" }, element("label", {}, box, " ", N_("The original of this text has changed since. Tick this if the translation is still right.")));
  }

  start() {
    this.isReady = false;
    const draft = this.draft.read();
    this._set(this.target ? this.target.data : { method: known.ownMethod });
    this.untouched = JSON.stringify(this.value());
    if (draft) this._set(draft.entry);
    this.isReady = true;
    this.update(Boolean(this.target));
    this.checklist.say(draft ? N_("Your text of {date} is here again.", { date: shownDate(draft.at) }) : "");
  }

  _set(data) {
    this.method.set(data.method);
    this.translators.set(data.translators);
    for (const [name, part] of this.parts) part.set(valueAt(data, name.split(".")));
  }

  value() {
    const found = { language: this.locale };
    if (isWritten(this.method.value())) found.method = this.method.value();
    if (isWritten(this.translators.value())) found.translators = this.translators.value();
    for (const [name, part] of this.parts) if (isWritten(part.value())) putAt(found, name.split("."), part.value());
    const digests = this._digests(found);
    if (isWritten(digests)) found.source_digests = digests;
    return found;
  }

  /** A text written or changed now was made from the original as it is now; the others keep their mark. */
  _digests(found) {
    const before = (this.target && this.target.data.source_digests) || {};
    const digests = {};
    for (const name of this.parts.keys()) {
      const path = name.split(".");
      const text = valueAt(found, path);
      if (!isWritten(text)) continue;
      const old = this.target ? valueAt(this.target.data, path) : undefined;
      const box = this.steps.querySelector(`[data-still-right="${name}"]`);
      const isOld = isWritten(old) && sameText(old, text) && !(box && box.checked);
      if (!isOld) digests[name] = this.source.digests[name];
      else if (before[name]) digests[name] = before[name];
    }
    return digests;
  }

  at(path) {
    return this.parts.get(path.join(".")) || { method: this.method, translators: this.translators }[path[0]] || this.method;
  }

  * eachPart() {
    yield this.method;
    yield this.translators;
    yield* this.parts.values();
  }

  sources() {
    return Object.entries(this.source.data.sources || {});
  }

  needed(entry) {
    return [...this.parts].map(([name, part]) => ({ title: part.listedAs, part, isWritten: isWritten(valueAt(entry, name.split("."))) }));
  }

  problems(entry) {
    return checkEntry(entry, known, { id: this.source.id, kind: "translation", source: this.source.data });
  }

  id() {
    return this.source.id;
  }

  previewed() {
    return { entry: this.source.data, translation: this.value() };
  }

  output() {
    const entry = this.value();
    const text = this.target ? changedYaml(this.target, this.target.data, entry, this.schema) : yamlOf(entry, this.schema, known.headers.translation);
    return { id: this.source.id, path: `${known.folder}/${this.source.id}/${this.locale}.yml`, text, exists: Boolean(this.target) };
  }
}

const MOST_LISTED = 40; // letters
const shortened = (text) => (text.length > MOST_LISTED ? `${Array.from(text).slice(0, MOST_LISTED).join("").trimEnd()}…` : text);

/** A text that was only put on other lines is the same. */
const sameText = (one, other) => String(one).split(/\s+/).join(" ").trim() === String(other).split(/\s+/).join(" ").trim();

const valueAt = (data, path) => path.reduce((place, name) => (place === undefined || place === null ? undefined : place[name]), data);

const putAt = (data, path, value) => {
  const last = path.length - 1;
  path.slice(0, last).reduce((place, name) => (place[name] = place[name] || {}), data)[path[last]] = value;
};

/** Every translatable text of an entry: [{path, text, node}], in the schema's order. */
const textsOf = (data, schema) => {
  const found = [];
  const walk = (raw, value, path) => {
    const node = resolved(raw, schema);
    if (value === undefined || value === null) return;
    if (node.translatable && typeof value === "string") found.push({ path, text: value, node });
    if (node.properties) for (const [name, child] of Object.entries(node.properties)) walk(child, value[name], [...path, name]);
    if (isMap(node)) for (const [key, item] of Object.entries(value)) walk(node.additionalProperties, item, [...path, key]);
  };
  walk(schema, data, []);
  return found;
};
