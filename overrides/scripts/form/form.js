// The form as a whole: parts in steps, what is kept, checked, previewed and sent.
const PAUSE = 250; // milliseconds after a change until it is checked
const ID_NODE = { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" };
const LONGEST_ID = 80;

class Form {
  constructor(root, key) {
    this.root = root;
    this.steps = root.querySelector("[data-steps]");
    this.draft = new Draft(key);
    this.checklist = new Checklist(root, this);
    this.doors = new Doors(root, this);
    this.preview = new Preview(root, this);
    root.querySelector("[data-erase]").addEventListener("click", () => this._erase());
    root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  }

  /** Something was written: kept at once, checked after a pause. */
  changed() {
    if (!this.isReady) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.update(), PAUSE);
  }

  update(always) {
    const entry = this.value();
    this._keep(entry);
    this._mark(entry);
    const problems = this.problems(entry).map((problem) => this._placed(problem));
    const missing = new Set(this.needed(entry).filter((one) => !one.isWritten).map((one) => one.part));
    const byPart = new Map();
    for (const problem of problems) byPart.set(problem.part, [...(byPart.get(problem.part) || []), problem]);
    for (const part of this.eachPart()) part.show(byPart.get(part) || [], always);
    this.checklist.show(this.needed(entry), problems.filter((problem) => !missing.has(problem.part)));
    this.doors.show(this.output().text);
    return problems;
  }

  _keep(entry) {
    if (!isWritten(this._written(entry))) return;
    const kept = this.draft.write(entry, this.id());
    this.checklist.say(kept ? N_("Kept in this browser.") : N_("This browser does not keep what you write. Save the file before you close this page."));
  }

  /** What is the writer's own; an entry with only what was there from the start is not worth keeping. */
  _written(entry) {
    return JSON.stringify(entry) === this.untouched ? "" : entry;
  }

  /** The language of what is written, for spelling aids and screen readers. */
  _mark(entry) {
    const language = typeof entry.language === "string" ? entry.language : "";
    for (const field of this.steps.querySelectorAll("textarea, input[dir=auto]")) {
      if (language) field.setAttribute("lang", language);
    }
  }

  _erase() {
    if (!confirm(N_("Erase everything you have written here?"))) return;
    this.draft.erase();
    this.start();
    this.checklist.say(N_("Erased."));
  }

  /** Opens the steps around a part and goes there. */
  goTo(part) {
    for (let place = part.element; place; place = place.parentElement) if (place.tagName === "DETAILS") place.open = true;
    part.focus();
    part.element.scrollIntoView({ block: "center" });
  }

  /** A problem at its part. What is missing is said at its own place: in the form there is one, in a file there is none. */
  _placed(problem) {
    const own = problem.missing ? this.at([...problem.path, problem.missing]) : null;
    const isAsked = own && own.name === problem.missing;
    const part = isAsked ? own : this.at(problem.path);
    return Object.assign(problem, { part, title: part.listedAs }, isAsked && { message: N_("This is needed."), fix: "" });
  }
}

/** Writes a practice, new or there already. */
class EntryForm extends Form {
  constructor(root, source) {
    super(root, source ? source.id : "new");
    this.schema = known.schema;
    this.source = source;
    this._build();
    this._setUpFile();
  }

  _build() {
    this.whole = new GroupPart("entry", this.schema, this, true, true);
    const { required } = this.schema;
    this.counts = [];
    const steps = [this._step(N_("The minimum"), N_("With these fields your practice can be published. Everything else can follow later."), required, true)];
    for (const group of this.schema.groups) {
      const names = Object.keys(this.schema.properties).filter((name) => !required.includes(name) && resolved(this.schema.properties[name], this.schema).group === group.id);
      if (names.length) steps.push(this._step(fieldText(group.title), fieldText(group.description), names, false));
    }
    refill(this.steps, ...steps);
    this.idPart = new TextPart("id", Object.assign({ title: N_("Short name of the practice"), description: N_("It becomes part of the address: small letters, digits and hyphens. It is made from the title unless you write one.") }, ID_NODE), this, true);
    if (!this.source) this.root.querySelector("[data-id-place]").append(this.idPart.element);
  }

  _step(title, about, names, isOpen) {
    const parts = names.map((name) => this.whole.parts.get(name));
    const count = element("span", { class: "step-count" });
    this.counts.push(() => {
      const filled = parts.filter((part) => isWritten(part.value())).length;
      count.textContent = N_("filled in: {filled} of {all}", { filled: formatted(filled), all: formatted(parts.length) });
    });
    return element("details", { class: "step", open: isOpen }, element("summary", {}, element("h2", {}, title), count), element("p", { class: "step-about" }, about), ...parts.map((part) => part.element));
  }

  /** Fills the form: with the draft if there is one, else with what is published, else with nothing. */
  start() {
    this.isReady = false;
    const draft = this.draft.read();
    const published = this.source ? this.source.data : this._fromAddress();
    this.whole.set(published);
    this.untouched = JSON.stringify(this.value());
    if (draft) this.whole.set(draft.entry);
    this.idPart.set(draft && draft.id !== this._madeId() ? draft.id : "");
    this.isReady = true;
    this.update(Boolean(this.source));
    this.checklist.say(draft ? N_("Your text of {date} is here again.", { date: shownDate(draft.at) }) : "");
  }

  /** A new entry is in the page's language; a link may name more: ?themes=housing,health. */
  _fromAddress() {
    const asked = new URLSearchParams(location.search);
    const entry = { language: known.locale };
    for (const [name, node] of Object.entries(this.schema.properties)) {
      const values = (asked.get(name) || "").split(",").filter(Boolean);
      if (values.length && node.type === "array") entry[name] = values;
      else if (values.length && node.vocabulary) entry[name] = values[0];
    }
    return entry;
  }

  value() {
    return this.whole.value() || {};
  }

  at(path) {
    return this.whole.at(path);
  }

  * eachPart() {
    const within = function* (part) {
      yield part;
      if (part.parts) for (const inner of part.parts.values()) yield* within(inner);
      if (part.rows) for (const row of part.rows) { yield* within(row.group); if (row.key) yield row.key; }
    };
    yield* within(this.whole);
  }

  sources() {
    const part = this.whole && this.whole.parts.get("sources"); // asked for while the parts are being made
    return part ? Object.entries(part.value() || {}) : [];
  }

  needed(entry) {
    return this.schema.required.map((name) => {
      const part = this.whole.parts.get(name);
      return { title: part.title, part, isWritten: isWritten(entry[name]) };
    });
  }

  problems(entry) {
    for (const count of this.counts) count();
    const found = checkEntry(entry, known, { id: this.id(), kind: "practice", source: null });
    const own = this.source ? [] : this._idProblems();
    this.idPart.show(own, true);
    return found;
  }

  _idProblems() {
    const id = this.id();
    const wrong = (message) => [{ message, fix: "", isError: true }];
    if (known.isTaken(id)) return wrong(N_("There is a practice of this name already."));
    if (this.idPart.value() && !new RegExp(ID_NODE.pattern).test(id)) return wrong(N_("Write small letters, digits and single hyphens."));
    return [];
  }

  _madeId() {
    const title = this.value().title || "";
    return keyFrom(typeof title === "string" ? title : "", LONGEST_ID) || "practice";
  }

  id() {
    return this.source ? this.source.id : this.idPart.value() || unusedKey(this._madeId(), "practice", known.takenIds());
  }

  previewed() {
    return { entry: this.value(), translation: null };
  }

  output() {
    const entry = this.value();
    const text = this.source ? changedYaml(this.source, this.source.data, entry, this.schema) : yamlOf(entry, this.schema, known.headers.practice);
    return { id: this.id(), path: `${known.folder}/${this.id()}/practice.yml`, text, exists: Boolean(this.source) };
  }

  /** A file that was saved here can be gone on with. */
  _setUpFile() {
    const input = this.root.querySelector("[data-open-file]");
    input.addEventListener("change", async () => {
      const text = input.files.length ? await input.files[0].text() : "";
      input.value = "";
      const entry = readYaml(text, this.schema);
      if (!entry) { this.checklist.say(N_("This file cannot be opened here: it was not saved by this form, or changed since.")); return; }
      this.whole.set(entry);
      this.update(true);
    });
  }
}
