// What is said, in the page's language; numbers in its form. Texts are only ever put in as text.
const SHOWING_PAUSE = 120; // milliseconds after a key until what was typed is answered

class Messages {
  constructor(locale, texts) {
    this.texts = texts;
    this.plural = new Intl.PluralRules(locale);
    // The pages write Western digits in every language, as CLDR's data for the web does; so does this.
    this.format = new Intl.NumberFormat(locale, { numberingSystem: "latn" });
    this.order = new Intl.Collator(locale);
  }

  say(key, values = {}) {
    return filled(this.texts[key] || "", values);
  }

  /** A text with a number in it. */
  count(key, count) {
    const forms = this.texts[key] || {};
    this.counted = this.counted || new Map(); // asking Intl hundreds of times a click would be felt on an old phone
    const known = `${key} ${count}`;
    if (!this.counted.has(known)) this.counted.set(known, this._counted(forms, count));
    return this.counted.get(known);
  }

  _counted(forms, count) {
    return filled(forms[this.plural.select(count)] || forms.other || "", { count: this.format.format(count) });
  }
}

const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));

/** Puts other children into an element (`replaceChildren` is missing in browsers before 2020). */
const refill = (place, ...children) => {
  place.textContent = "";
  place.append(...children.filter((child) => child !== null && child !== undefined));
};

/** An element with attributes and children; a string becomes text, never markup. */
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
};
