// The keywords that our schemas use, no more: each says what of a value does not fit (goodpractice/checks/entry_schema.py).
const TYPE_TESTS = {
  string: (value) => typeof value === "string",
  array: (value) => Array.isArray(value),
  object: (value) => isMapping(value),
  boolean: (value) => typeof value === "boolean",
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === "number",
  null: (value) => value === null,
};
const FORMAT_TESTS = {
  "partial-date": (value) => {
    if (!(typeof value === "string" || Number.isInteger(value))) return true;
    return readDate(value) !== null;
  },
  "full-date": (value) => typeof value !== "string" || (readDate(value) !== null && value.length === 10),
  "web-address": (value, here) => typeof value !== "string" || webAddress(value, here) !== null,
};
const isSame = (one, other) => writtenInside(one) === writtenInside(other);

// Keyword → (what stands behind it, value, node of the schema, here) → whether the value fits.
const TESTS = {
  type: (kinds, value) => [].concat(kinds).some((kind) => TYPE_TESTS[kind](value)),
  minItems: (limit, value) => !Array.isArray(value) || value.length >= limit,
  maxItems: (limit, value) => !Array.isArray(value) || value.length <= limit,
  minProperties: (limit, value) => !isMapping(value) || Object.keys(value).length >= limit,
  maxProperties: (limit, value) => !isMapping(value) || Object.keys(value).length <= limit,
  uniqueItems: (isWanted, value) => !isWanted || !Array.isArray(value) || new Set(value.map(writtenInside)).size === value.length,
  minimum: (limit, value) => typeof value !== "number" || value >= limit,
  maximum: (limit, value) => typeof value !== "number" || value <= limit,
  maxLength: (limit, value) => typeof value !== "string" || lengthOf(value) <= limit,
  minGraphemes: (limit, value) => typeof value !== "string" || graphemes(stripped(value)) >= limit,
  maxGraphemes: (limit, value) => typeof value !== "string" || lengthOf(value) <= limit || graphemes(stripped(value)) <= limit,
  pattern: (source, value) => typeof value !== "string" || patternOf([source, "u"]) === null || patternOf([source, "u"]).test(value),
  enum: (known, value) => known.some((one) => isSame(one, value)),
  format: (form, value, node, here) => !hasOwn(FORMAT_TESTS, form) || FORMAT_TESTS[form](value, here),
  vocabulary: (name, value, node, here) => {
    const concepts = here.concepts(name);
    return !concepts || typeof value !== "string" || (concepts.has(value) && concepts.get(value).choosable);
  },
  codes: (kind, value, node, here) => typeof value !== "string" || isCode(kind, value, here),
  anyOf: (nodes, value, node, here) => nodes.some((one) => !faultsOf(one, value, here).length),
  additionalProperties: (wanted, value, node) => wanted !== false || !isMapping(value) || Object.keys(value).every((key) => hasOwn(node.properties || {}, key)),
};

// Keyword → what is missing, one fault for each: [name of a field].
const MISSING = {
  required: (names, value) => (isMapping(value) ? names.filter((name) => !hasOwn(value, name)) : []),
  dependentRequired: (needs, value) => (isMapping(value) ? Object.keys(needs).filter((key) => hasOwn(value, key)).flatMap((key) => needs[key].filter((name) => !hasOwn(value, name))) : []),
};

// Keyword → values inside with the node they have to fit: [[node, value, path, whether it is a key]].
const INSIDE = {
  $ref: (reference, value, path, node, root) => [[reference.slice(2).split("/").reduce((place, part) => place[part], root), value, path, false]],
  properties: (nodes, value, path) => (isMapping(value) ? Object.keys(nodes).filter((name) => hasOwn(value, name)).map((name) => [nodes[name], value[name], [...path, name], false]) : []),
  additionalProperties: (inner, value, path, node) => {
    if (!isMapping(inner) || !isMapping(value)) return [];
    return Object.keys(value).filter((key) => !hasOwn(node.properties || {}, key)).map((key) => [inner, value[key], [...path, key], false]);
  },
  items: (inner, value, path) => (Array.isArray(value) ? value.map((item, index) => [inner, item, [...path, index], false]) : []),
  propertyNames: (inner, value, path) => (isMapping(value) ? Object.keys(value).map((key) => [inner, key, path, true]) : []),
};
const SCHEMA_KEYWORDS = [...Object.keys(TESTS), ...Object.keys(MISSING), ...Object.keys(INSIDE)];

/** What does not fit: [{keyword, wanted, value, path, node, isKey, missing}]. */
const faultsOf = (node, value, here, path = [], isKey = false) => {
  const found = [];
  const fault = (keyword, missing) => found.push({ keyword, wanted: node[keyword], value, path, node, isKey, missing });
  for (const keyword of Object.keys(node)) {
    if (hasOwn(TESTS, keyword) && !TESTS[keyword](node[keyword], value, node, here)) fault(keyword, "");
    if (hasOwn(MISSING, keyword)) for (const name of MISSING[keyword](node[keyword], value)) fault(keyword, name);
    if (hasOwn(INSIDE, keyword)) {
      for (const [inner, item, place, isName] of INSIDE[keyword](node[keyword], value, path, node, here.ownSchema)) found.push(...faultsOf(inner, item, here, place, isKey || isName));
    }
  }
  return found;
};

const checkSchema = (here) => faultsOf(here.ownSchema, here.entry, here).flatMap((fault) => explainedFault(fault, here));
