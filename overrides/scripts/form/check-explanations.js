// What does not fit the schema, in a contributor's words (goodpractice/checks/explanations.py).
const explainedFault = (fault, here) => {
  if (fault.value === null && fault.keyword !== "required") {
    return [problemAt("no-value", fault.path, N_("“{field}” has no value.", { field: nameOf(fault.path) }), N_("Write a value behind the colon, or remove the line."))];
  }
  const explain = hasOwn(EXPLANATIONS, fault.keyword) ? EXPLANATIONS[fault.keyword] : explainOther;
  return explain(fault, here);
};

const nameOf = (path) => path.filter((part) => typeof part === "string").pop() || "–";
const placeOf = (fault) => (fault.isKey ? [...fault.path, fault.value] : fault.path);

const explainMissing = ({ missing, path, node }, here) => {
  const field = resolved((node.properties || {})[missing] || {}, here.ownSchema);
  const purpose = field.description ? fieldText(field.description) : "";
  const example = exampleOf(field);
  const fix = purpose && example ? N_("{purpose} For example: {field}: {example}", { purpose, field: missing, example }) : purpose;
  return [Object.assign(problemAt("missing-field", path, N_("The field “{field}” is missing.", { field: missing }), fix), { missing })];
};

const exampleOf = (node) => {
  const value = (node.examples || [])[0];
  if (value === undefined) return "";
  return Array.isArray(value) ? `[${value.map(written).join(", ")}]` : written(value);
};

const explainUnknownFields = ({ value, path, node }, here) => {
  const known = Object.keys(node.properties || {});
  const open = known.filter((name) => !hasOwn(value, name));
  return Object.keys(value).filter((key) => !known.includes(key)).slice(0, here.limits.perText).map((key) => {
    const guess = closest(key.toLowerCase().replace(/-/g, "_"), open.length ? open : known, here);
    return problemAt("unknown-field", [...path, key], N_("There is no field “{field}”.", { field: shownValue(key, here) }), didYouMean(guess) || fieldsThatMay(known, here));
  });
};

const fieldsThatMay = (known, here) => {
  if (known.length > here.limits.listed) return N_("Remove it, or see the list of fields on the page “Add a practice”.");
  return N_("The fields that may stand here: {fields}.", { fields: listed(known) });
};

const explainType = ({ wanted, value, path }, here) => {
  const kind = typeof wanted === "string" ? wanted : "string";
  const expected = expectedTypes()[kind];
  let fix = cureOfType()[kind];
  if (kind === "array" && typeof value === "string") fix = N_("Put it in square brackets: [{value}]", { value: shownValue(value, here) });
  if (kind === "string" && (typeof value === "number" || typeof value === "boolean")) fix = N_("Put it in quotation marks: \"{value}\"", { value: written(value) });
  return [problemAt("wrong-type", path, N_("“{field}”: {expected}.", { field: nameOf(path), expected }), fix)];
};

const expectedTypes = () => ({
  string: N_("a text is expected here"),
  array: N_("a list is expected here"),
  object: N_("fields are expected here"),
  number: N_("a number is expected here"),
  integer: N_("a whole number is expected here"),
  boolean: N_("true or false is expected here"),
});
const cureOfType = () => ({
  string: N_("Write a text behind the colon."),
  array: N_("Begin each item on a line of its own with “- ”."),
  object: N_("Write them indented on the lines below, each with its name and a colon."),
  number: N_("Write it without spaces, thousands separators and currency sign: 739175.10"),
  integer: N_("Write it in digits only."),
  boolean: N_("Write true or false, without quotation marks."),
});

const explainVocabulary = ({ wanted: name, value, path }, here) => {
  const concepts = here.concepts(name);
  const concept = concepts.get(value);
  if (concept && concept.replaced_by) {
    return [problemAt("replaced-term", path, N_("“{value}” is no longer used.", { value }), N_("Write “{new}” instead.", { new: concept.replaced_by }))];
  }
  if (concept) {
    const narrower = [...concepts.values()].filter((other) => other.broader === value).map((other) => other.id);
    return [problemAt("grouping-term", path, N_("“{value}” only groups other terms and cannot be chosen.", { value }), N_("Choose what fits from: {terms}.", { terms: listed(narrower) }))];
  }
  const guess = didYouMean(guessedConcept(value, here.known.vocabularies[name], here));
  const terms = [...concepts.values()].filter((other) => other.choosable).map((other) => other.id);
  const all = terms.length <= here.limits.listed ? N_("The terms that may stand here: {terms}.", { terms: listed(terms) }) : N_("The terms stand in catalogue/vocabularies/{name}.yml.", { name });
  return [problemAt("unknown-term", path, N_("“{value}” is not in the list “{name}”.", { value: shownValue(value, here), name }), guess || all)];
};

const explainCode = ({ wanted: kind, value, path }, here) => {
  const shown = { value: shownValue(value, here) };
  const message = { country: N_("“{value}” is not a country code.", shown), language: N_("“{value}” is not a language code.", shown), currency: N_("“{value}” is not a currency code.", shown) };
  const form = {
    country: N_("Write the two capital letters of ISO 3166, as in PL for Poland."),
    language: N_("Write the small letters of the language, as in pl for Polish."),
    currency: N_("Write the three capital letters of ISO 4217, as in EUR."),
  };
  return [problemAt(`unknown-${kind}`, path, message[kind], didYouMean(guessedCode(value, kind, here)) || form[kind])];
};

const explainLength = ({ keyword, wanted: limit, value, path }) => {
  const count = graphemes(stripped(value));
  const values = { field: nameOf(path), count, limit };
  if (keyword === "minGraphemes") {
    const fix = NN_("Write at least {count} character more.", "Write at least {count} characters more.", limit - count, String(limit - count));
    return [problemAt("too-short", path, N_("“{field}” is too short: {count} characters, at least {limit} are needed.", values), fix)];
  }
  const fix = NN_("Shorten it by {count} character.", "Shorten it by {count} characters.", count - limit, String(count - limit));
  return [problemAt("too-long", path, N_("“{field}” is too long: {count} characters, at most {limit} fit.", values), fix)];
};

const explainMaxLength = (fault, here) => {
  const message = N_("“{field}” is too long: {count} characters, at most {limit} fit.", { field: shownValue(fault.value, here), count: lengthOf(fault.value), limit: fault.wanted });
  return [problemAt("too-long", placeOf(fault), message, N_("Shorten it."))];
};

const explainTooFew = ({ wanted, path }) => [
  problemAt("too-few", path, N_("“{field}” needs at least {limit}.", { field: nameOf(path), limit: wanted }), N_("Add one, or remove the field if it may be left out.")),
];

const explainTooMany = ({ wanted, value, path }) => {
  const count = Array.isArray(value) ? value.length : Object.keys(value).length;
  const message = N_("“{field}” has {count}; at most {limit} are allowed.", { field: nameOf(path), count, limit: wanted });
  return [problemAt("too-many", path, message, N_("Keep the ones that say most."))];
};

const explainTwice = ({ value, path }, here) => {
  const seen = new Set();
  const found = [];
  value.forEach((item, index) => {
    const key = writtenInside(item);
    if (seen.has(key)) found.push(problemAt("listed-twice", [...path, index], N_("“{value}” is in the list twice.", { value: shownValue(item, here) }), N_("Remove one of the two.")));
    seen.add(key);
  });
  return found;
};

const explainRange = ({ keyword, wanted, value, path }) => {
  const values = { field: nameOf(path), value: written(value), limit: written(wanted) };
  const message = keyword === "minimum" ? N_("“{field}” is {value}; the least is {limit}.", values) : N_("“{field}” is {value}; the most is {limit}.", values);
  return [problemAt("out-of-range", path, message, N_("Check the number; perhaps a digit or a decimal point is misplaced."))];
};

const explainFormat = ({ wanted: form, value, path }, here) => {
  const shown = { value: shownValue(value, here) };
  if (form === "web-address") {
    return [problemAt("not-a-web-address", path, N_("“{value}” is not a web address.", shown), N_("Copy it from the browser's address line; it begins with https:// and has no spaces."))];
  }
  const fix = form === "full-date" ? N_("Write year, month and day: 2018-03-15.") : N_("Write a year (2018), a month (2018-03) or a day that exists (2018-03-15).");
  return [problemAt("not-a-date", path, N_("“{value}” is not a date.", shown), fix)];
};

const explainPattern = (fault, here) => {
  const hint = fault.node.patternHint ? fieldText(fault.node.patternHint) : "";
  const message = N_("“{value}” does not have the form that is needed here.", { value: shownValue(fault.value, here) });
  return [problemAt("wrong-form", placeOf(fault), message, hint ? N_("Write {form}.", { form: hint }) : "")];
};

const explainEnum = ({ wanted, value, path }, here) => {
  const known = wanted.map(written);
  const message = N_("“{value}” may not stand in “{field}”.", { value: shownValue(value, here), field: nameOf(path) });
  return [problemAt("unknown-value", path, message, didYouMean(closest(written(value), known, here)) || N_("What may stand here: {terms}.", { terms: listed(known) }))];
};

const explainAnyOf = (fault, here) => {
  const choices = fault.wanted.flatMap((option) => option.required || []);
  if (!choices.length) return explainOther(fault, here);
  const message = N_("“{field}” needs at least one of: {choices}.", { field: nameOf(fault.path), choices: listed(choices) });
  return [problemAt("one-of-missing", fault.path, message, N_("Add the number that your source gives."))];
};

const explainOther = ({ keyword, path }) => [
  problemAt("schema", path, N_("“{field}” is not as the schema wants it ({keyword}).", { field: nameOf(path), keyword }), N_("Compare it with the field reference.")),
];

const EXPLANATIONS = {
  required: explainMissing, dependentRequired: explainMissing, additionalProperties: explainUnknownFields, type: explainType,
  vocabulary: explainVocabulary, codes: explainCode, minGraphemes: explainLength, maxGraphemes: explainLength, maxLength: explainMaxLength,
  minItems: explainTooFew, minProperties: explainTooFew, maxItems: explainTooMany, maxProperties: explainTooMany, uniqueItems: explainTwice,
  minimum: explainRange, maximum: explainRange, format: explainFormat, pattern: explainPattern, enum: explainEnum, anyOf: explainAnyOf,
};
