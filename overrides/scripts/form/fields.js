// What the schema says of a field, and the values of an entry as the form holds them.

/** A node of the schema with its reference followed; what stands beside the reference wins. */
const resolved = (node, schema) => {
  if (!node || !node.$ref) return node;
  const target = node.$ref.slice(2).split("/").reduce((place, part) => place[part], schema);
  return Object.assign({}, resolved(target, schema), node);
};

const isMap = (node) => node.type === "object" && typeof node.additionalProperties === "object";

/** How a field is filled in; follows from the node alone, so that a new field needs no code. */
const kindOf = (node) => {
  if (node.type === "array") {
    if (node.items.properties) return "rows";
    return node.items.vocabulary || node.items.codes || node.items.reference ? "picks" : "shortList";
  }
  if (node.type === "object") return isMap(node) ? "map" : "group";
  if (node.reference === "source") return "source";
  if (node.vocabulary || node.codes || node.reference) return "pick";
  if (node.enum) return "choice";
  if (node.type === "boolean") return "tick";
  if (node.type === "number" || node.type === "integer") return "number";
  if (node.markdown) return "story";
  return (node.maxGraphemes || 0) > LONGEST_LINE ? "lines" : "line";
};
const LONGEST_LINE = 200; // graphemes; longer texts get a box of several lines

/** A text of the schema in the page's language. */
const fieldText = (msgid) => known.messages[`field\u0004${msgid}`] || known.messages[msgid] || msgid;

/** Something was written in it: "", [], {} and what holds only such is nothing. */
const isWritten = (value) => {
  if (value === undefined || value === null || value === "") return false;
  if (Array.isArray(value)) return value.some(isWritten);
  if (typeof value === "object") return Object.values(value).some(isWritten);
  return true;
};

/** A draft may hold anything: storage is not only ours to write. */
const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** "1 200,5" is left as it was typed: the checks then say what is wrong with it. */
const numberFrom = (text) => {
  const plain = text.trim();
  return /^-?[0-9]{1,15}(\.[0-9]+)?$/.test(plain) ? Number(plain) : plain;
};

/** A key of small letters, digits and hyphens out of a name; "" if the name has no such letters. */
const keyFrom = (name, most) => {
  const plain = fold(name).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return plain.slice(0, most).replace(/-+$/, "");
};

const unusedKey = (wanted, fallback, used) => {
  const base = wanted || fallback;
  if (wanted && !used.includes(wanted)) return wanted;
  for (let number = wanted ? 2 : 1; ; number += 1) if (!used.includes(`${base}-${number}`)) return `${base}-${number}`;
};
