// Which fields a schema has, and the values an entry has in them (goodpractice/model/schema.py).
const ANY_KEY = "*"; // in a field's path: any key of a map, any item of a list
const fieldsBySchema = new WeakMap();

/** [{path, node}] of every field, at any depth, references followed. */
const fieldsOf = (schema) => {
  if (!fieldsBySchema.has(schema)) {
    const found = [];
    const walk = (path, node) => {
      for (const [name, child] of Object.entries(node.properties || {})) field([...path, name], child);
      if (isMapping(node.additionalProperties)) field([...path, ANY_KEY], node.additionalProperties);
      if (isMapping(node.items) && resolved(node.items, schema).properties) field([...path, ANY_KEY], node.items);
    };
    const field = (path, raw) => {
      const node = resolved(raw, schema);
      found.push({ path, node });
      walk(path, node);
    };
    walk([], schema);
    fieldsBySchema.set(schema, found);
  }
  return fieldsBySchema.get(schema);
};

/** Every value at a field's path: [[the path it really has, value]]. */
const valuesAt = (data, path, base = []) => {
  if (!path.length) return [[base, data]];
  const [head, ...rest] = path;
  if (head === ANY_KEY) {
    if (Array.isArray(data)) return data.flatMap((value, index) => valuesAt(value, rest, [...base, index]));
    return isMapping(data) ? Object.keys(data).flatMap((key) => valuesAt(data[key], rest, [...base, key])) : [];
  }
  return isMapping(data) && hasOwn(data, head) ? valuesAt(data[head], rest, [...base, head]) : [];
};

/** The translatable texts of an entry: [{path, text, isSection}]. */
const textsIn = (data, schema) => {
  const found = [];
  for (const { path, node } of fieldsOf(schema)) {
    if (!node.translatable) continue;
    for (const [place, text] of valuesAt(data, path)) if (typeof text === "string") found.push({ path: place, text, isSection: Boolean(node.markdown) });
  }
  return found;
};

/** Every text of nested data in the order written, keys too: [[path, text]]. */
const stringsIn = (data, path = []) => {
  if (typeof data === "string") return [[path, data]];
  if (Array.isArray(data)) return data.flatMap((value, index) => stringsIn(value, [...path, index]));
  if (!isMapping(data)) return [];
  return Object.keys(data).flatMap((key) => [[[...path, key], key], ...stringsIn(data[key], [...path, key])]);
};
