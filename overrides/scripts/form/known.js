// What the form is made from: schema, terms, codes, practices, and the words of the page's language.
// The pages write Western digits and part thousands in every language; so does this.
const AS_PAGES = { numberingSystem: "latn", useGrouping: "always" };
let fold = (text) => text;
let plural = null;
let numbers = null;
let dates = {};

class Known {
  constructor(data) {
    Object.assign(this, data);
    fold = folder(data.tables.letters);
    plural = new Intl.PluralRules(data.forms);
    numbers = new Intl.NumberFormat(data.forms, Object.assign({ maximumFractionDigits: 15 }, AS_PAGES));
    this._options = new Map();
    this._concepts = new Map(Object.entries(data.vocabularies).map(([name, concepts]) => [name, new Map(concepts.map((one) => [one.id, one]))]));
  }

  label(vocabulary, id) {
    const concept = (this._concepts.get(vocabulary) || new Map()).get(id);
    return concept ? concept.label : String(id);
  }

  codeName(kind, code) {
    return kind === "currency" ? code : (this.codes[kind] || {})[code] || String(code);
  }

  languageName(code) {
    return this.codeName("language", code);
  }

  direction(language) {
    return this.rightToLeft.includes(String(language).split("-")[0]) ? "rtl" : "ltr";
  }

  has(id) {
    return Object.prototype.hasOwnProperty.call(this.practices, id);
  }

  takenIds() {
    return Object.keys(this.practices);
  }

  isTaken(id) {
    return this.has(id);
  }

  /** The terms of a vocabulary that may be chosen, each under the term that groups it. */
  options(vocabulary) {
    return this._once(`v:${vocabulary}`, () => {
      const concepts = this._concepts.get(vocabulary) || new Map();
      return [...concepts.values()].filter((one) => one.choosable).map((one) => {
        const parent = concepts.get(one.broader);
        return { id: one.id, label: one.label, about: one.definition, group: parent ? parent.label : "", names: one.names };
      });
    });
  }

  codeOptions(kind) {
    return this._once(`c:${kind}`, () => {
      const order = new Intl.Collator(this.locale);
      const first = kind === "language" ? this.locales : [];
      const made = Object.entries(this.codes[kind]).map(([code, name]) => ({ id: code, label: kind === "currency" && name !== code ? `${code} – ${name}` : name, about: "", group: "", names: [fold(code), fold(name)] }));
      const rank = (option) => { const place = first.indexOf(option.id); return place < 0 ? first.length : place; };
      return made.sort((a, b) => rank(a) - rank(b) || order.compare(a.label, b.label));
    });
  }

  practiceOptions() {
    return this._once("p", () => Object.entries(this.practices).map(([id, title]) => ({ id, label: title, about: "", group: "", names: [fold(id), fold(title)] })));
  }

  /** Chosen terms under the terms that group them, in the vocabulary's order; null if it has no such. */
  grouped(vocabulary, ids) {
    const concepts = this._concepts.get(vocabulary) || new Map();
    const groups = new Map();
    for (const id of ids) {
      const parent = concepts.get((concepts.get(id) || {}).broader);
      if (!parent || parent.choosable) return null;
      groups.set(parent.id, [...(groups.get(parent.id) || []), id]);
    }
    return [...concepts.keys()].filter((id) => groups.has(id)).map((id) => [concepts.get(id).label, groups.get(id)]);
  }

  _once(key, make) {
    if (!this._options.has(key)) this._options.set(key, make());
    return this._options.get(key);
  }
}

/** A text of the interface; its English is written where it is used and is the key of its translations. */
const N_ = (msgid, values = {}) => filled(known.messages[msgid] || msgid, values);

/** A text with a number in it, in the form the language has for that number. */
const NN_ = (singular, plurals, count, shown = formatted(count)) => {
  const forms = known.messages[singular];
  const pattern = forms ? forms[plural.select(count)] || forms.other : count === 1 ? singular : plurals;
  return filled(pattern, { count: shown });
};

const formatted = (number) => (typeof number === "number" ? numbers.format(number) : String(number));
const percent = (number) => new Intl.NumberFormat(known.forms, Object.assign({ style: "percent", maximumFractionDigits: 2 }, AS_PAGES)).format(Number(number) / 100);

const money = (amount, currency) => {
  const options = Object.assign({ style: "currency", currency }, AS_PAGES);
  if (Number.isInteger(amount)) Object.assign(options, { minimumFractionDigits: 0, maximumFractionDigits: 0 });
  try { return new Intl.NumberFormat(known.forms, options).format(amount); } catch (error) { return `${formatted(amount)} ${currency || ""}`; }
};

/** A year, a month or a day in words, as exactly as it is known. */
const partialDate = (value) => {
  const text = String(value);
  const parts = text.split("-").map(Number);
  if (!/^\d{4}(-\d\d){0,2}$/.test(text)) return text;
  const day = new Date(Date.UTC(parts[0], (parts[1] || 1) - 1, parts[2] || 1));
  const shapes = [{ year: "numeric" }, { year: "numeric", month: "long" }, { year: "numeric", month: "long", day: "numeric" }];
  const shape = Object.assign({ timeZone: "UTC", numberingSystem: "latn", calendar: "gregory" }, shapes[parts.length - 1]);
  const key = JSON.stringify(shape);
  dates[key] = dates[key] || new Intl.DateTimeFormat(known.forms, shape);
  return dates[key].format(day);
};

const shownDate = (iso) => new Intl.DateTimeFormat(known.forms, { dateStyle: "medium", timeStyle: "short", numberingSystem: "latn" }).format(new Date(iso));

/** Letters as a reader counts them. */
const graphemes = (text) => {
  if (!text) return 0;
  if (Intl.Segmenter) return [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].length;
  return [...text.normalize("NFC").replace(/[\p{M}\u200d\ufe0f]+/gu, "")].length;
};
