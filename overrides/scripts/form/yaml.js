// Entry data to YAML in the house style (schema/README.md): byte for byte what goodpractice/writing/house_style.py writes.
const YAML_WIDTH = 100; // columns, counted in code points
const YAML_STEP = 2;
const YAML_SPACES = /[ \t\n\r\x0b\x0c\x85\u2028\u2029]+/g;
const YAML_LINE_BREAK = /\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]/;
const YAML_UNWRITABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;
const YAML_ESCAPED = /["\\\n\r\t\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
const YAML_ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };

// What may stand without quotation marks: read as the same text by YAML 1.1 and 1.2, and by people.
const YAML_PLAIN = /^[A-Za-z0-9(\u0080-\uffff][^[\]{}\\\n\r\t]*$/;
const YAML_AMBIGUOUS = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$|[: ]$|: | #/i;
const YAML_AMBIGUOUS_INSIDE = /[,:?]/;
const YAML_LIKE_A_NUMBER = /^(?:[0-9][0-9A-Fa-fXxOo_.,:+-]*|[0-9a-f]{8,}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)$/;
const YAML_DATE = /^[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?$/;
const YAML_LIKE_AN_INDEX = /^(?:0|[1-9][0-9]{0,8})$/;
const YAML_MOST_DIGITS = 15; // beyond these the catalogue's reader takes a number for an identifier
const YAML_MOST_DECIMALS = 14;

const isYamlMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isFilled = (value) => (Array.isArray(value) ? value.length > 0 : isYamlMap(value) && yamlKeys(value).length > 0);
const yamlKeys = (data) => Object.keys(data).filter((key) => data[key] !== undefined);
const columnsOf = (line) => Array.from(line).length;

/** A plain text as it is written: white space normalised. Spaces that do not break stay. */
const oneYamlLine = (text) => text.replace(/[\ud800-\udfff]/gu, "\ufffd").replace(YAML_SPACES, " ").replace(/^ | $/g, "");

/** The lines of a Markdown text as they are written: no blanks at their ends, no empty lines around. */
const markdownLines = (text) => {
  const lines = text.replace(/[\ud800-\udfff]/gu, "\ufffd").split(YAML_LINE_BREAK).map((line) => line.replace(/[ \t]+$/, ""));
  while (lines.length && !lines[0]) lines.shift();
  while (lines.length && !lines[lines.length - 1]) lines.pop();
  return lines;
};

const isPlainYaml = (text) => YAML_PLAIN.test(text) && !YAML_UNWRITABLE.test(text) && !YAML_AMBIGUOUS.test(text)
  && (YAML_DATE.test(text) || !YAML_LIKE_A_NUMBER.test(text));

const quotedYaml = (text) => `"${text.replace(YAML_ESCAPED, (character) => YAML_ESCAPES[character]
  || `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`)}"`;

/** A text on one line, in quotation marks where they are needed; `isInside` brackets, or as a key. */
const yamlScalar = (text, isInside) => (isPlainYaml(text) && !(isInside && YAML_AMBIGUOUS_INSIDE.test(text)) ? text : quotedYaml(text));

/** `digits` with the decimal point after `point` of them, rounded (halves up) to what the reader takes. */
const positional = (digits, point) => {
  let kept = digits.replace(/^0+/, "");
  point -= digits.length - kept.length;
  if (point < -YAML_MOST_DECIMALS) return "0";
  const most = Math.min(YAML_MOST_DIGITS, point + YAML_MOST_DECIMALS);
  if (kept.length > most) {
    const rounded = Number(kept.slice(0, most) || "0") + (kept[most] >= "5" ? 1 : 0);
    kept = rounded ? String(rounded) : "";
    point += Math.max(0, kept.length - most); // 9.99 became 10.0
  }
  kept = kept.replace(/0+$/, "");
  if (!kept) return "0";
  const whole = point > 0 ? kept.slice(0, point).padEnd(point, "0") : "0";
  const decimals = point > 0 ? kept.slice(point) : "0".repeat(-point) + kept;
  return decimals ? `${whole}.${decimals}` : whole;
};

/** As many digits as are needed, no exponent; what the reader would not take for a number in quotation marks. */
const yamlNumber = (value) => {
  if (!Number.isFinite(value)) return "null";
  const [, whole, decimals = "", exponent = "0"] = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(Math.abs(value)));
  const shown = positional(whole + decimals, whole.length + Number(exponent));
  const text = value < 0 && shown !== "0" ? `-${shown}` : shown;
  return shown.split(".")[0].length <= YAML_MOST_DIGITS ? text : `"${text}"`;
};

/** A number, true, false, or what is empty. */
const yamlLiteral = (value) => {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return yamlNumber(value);
  return Array.isArray(value) ? "[]" : isYamlMap(value) ? "{}" : "null";
};

const plainTextLines = (start, value, indent) => {
  const text = oneYamlLine(value);
  const line = `${start} ${yamlScalar(text)}`;
  if (columnsOf(line) <= YAML_WIDTH || !text.includes(" ") || YAML_UNWRITABLE.test(text)) return [line];
  const lines = [`${start} >-`];
  let width = YAML_WIDTH + 1;
  for (const word of text.split(" ")) {
    const columns = columnsOf(word);
    if (width + 1 + columns > YAML_WIDTH) {
      lines.push(" ".repeat(indent + YAML_STEP) + word);
      width = indent + YAML_STEP + columns;
    } else {
      lines[lines.length - 1] += ` ${word}`;
      width += 1 + columns;
    }
  }
  return lines;
};

const markdownBlock = (start, text, indent) => {
  const lines = markdownLines(text);
  if (!lines.length || lines.some((line) => YAML_UNWRITABLE.test(line))) return [`${start} ${quotedYaml(lines.map((line) => `${line}\n`).join(""))}`];
  // Blanks at the very beginning would be taken for more indentation.
  const mark = /^[ \t]/.test(lines[0]) ? `|${YAML_STEP}` : "|";
  return [`${start} ${mark}`, ...lines.map((line) => (line ? " ".repeat(indent + YAML_STEP) + line : ""))];
};

class YamlWriter {
  constructor(schema) {
    this.schema = schema;
  }

  resolve(node) {
    if (!isYamlMap(node)) return {};
    if (typeof node.$ref !== "string" || !node.$ref.startsWith("#/")) return node;
    const target = node.$ref.slice(2).split("/").reduce((found, part) => found[part], this.schema);
    return Object.assign({}, this.resolve(target), node, { $ref: undefined });
  }

  child(node, key) {
    const named = node.properties || {};
    return this.resolve(Object.prototype.hasOwnProperty.call(named, key) ? named[key] : node.additionalProperties);
  }

  /** The schema's order; other keys as given (whole numbers first, which JavaScript sees to). */
  order(data, node) {
    const keys = new Set(yamlKeys(data));
    const named = Object.keys(node.properties || {}).filter((key) => keys.delete(key));
    const numbers = [...keys].filter((key) => YAML_LIKE_AN_INDEX.test(key)).sort((a, b) => a - b);
    return [...named, ...numbers, ...[...keys].filter((key) => !YAML_LIKE_AN_INDEX.test(key))];
  }

  fields(data, node, indent) {
    return [].concat(...this.order(data, node).map((key) => this.field(key, data[key], node, indent)));
  }

  field(key, value, node, indent) {
    return this.value(`${" ".repeat(indent)}${yamlScalar(key, true)}:`, value, this.child(node, key), indent);
  }

  /** The lines of a value; the first begins with `start`: a key and its colon, or a list's hyphen. */
  value(start, value, node, indent) {
    if (typeof value === "string") return node.markdown ? markdownBlock(start, value, indent) : plainTextLines(start, value, indent);
    if (!isFilled(value)) return [`${start} ${yamlLiteral(value)}`];
    return Array.isArray(value) ? this.list(start, value, node, indent) : [start, ...this.fields(value, node, indent + YAML_STEP)];
  }

  list(start, items, node, indent) {
    const child = this.resolve(node.items);
    if (!child.markdown && !items.some((item) => typeof item === "object" && item !== null)) {
      const inBrackets = items.map((item) => (typeof item === "string" ? yamlScalar(oneYamlLine(item), true) : yamlLiteral(item)));
      const line = `${start} [${inBrackets.join(", ")}]`;
      if (columnsOf(line) <= YAML_WIDTH) return [line];
    }
    return [start].concat(...items.map((item) => this.item(item, child, indent + YAML_STEP)));
  }

  item(item, node, indent) {
    const hyphen = `${" ".repeat(indent)}-`;
    if (!isYamlMap(item) || !isFilled(item)) return this.value(hyphen, item, node, indent);
    const [first, ...others] = this.fields(item, node, indent + YAML_STEP);
    return [`${hyphen} ${first.replace(/^ +/, "")}`, ...others];
  }
}

/** The whole file: `header`, if there is one, as its first line, then the fields in the order of the schema (JSON, with its `$ref`s). */
const yamlOf = (data, schema, header) => `${[].concat(header || [], ...new YamlWriter(schema).fields(data, schema, 0)).join("\n")}\n`;
