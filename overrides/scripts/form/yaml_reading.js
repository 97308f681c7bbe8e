// Reads back what yaml.js writes, and nothing else: whoever opens a file that the form saved goes on where they were.
const YAML_KEY = /^("(?:[^"\\]|\\.)*"|[^\s"[\]{},:][^:]*):(?: (.*))?$/;
const YAML_IN_BRACKETS = /("(?:[^"\\]|\\.)*"|[^,]+)(?:, |$)/g;
const YAML_WORDS = new Map([["null", null], ["true", true], ["false", false]]);

const yamlValueOf = (text) => {
  if (text.startsWith('"')) return JSON.parse(text);
  if (/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(text)) return Number(text);
  return YAML_WORDS.has(text) ? YAML_WORDS.get(text) : text;
};

class YamlReader {
  constructor(lines) {
    this.lines = lines;
    this.at = 0;
  }

  /** The next line's text behind `indent` blanks; undefined if it is not indented so far (or is the end). */
  peek(indent) {
    const line = this.lines[this.at];
    return line !== undefined && line.startsWith(" ".repeat(indent)) ? line.slice(indent) : undefined;
  }

  map(indent) {
    const data = {};
    for (let line = this.peek(indent); line !== undefined; line = this.peek(indent)) {
      const [, key, rest = ""] = YAML_KEY.exec(line);
      this.at += 1;
      data[key.startsWith('"') ? JSON.parse(key) : key] = this.value(rest, indent);
    }
    return data;
  }

  list(indent) {
    const items = [];
    for (let line = this.peek(indent); line !== undefined; line = this.peek(indent)) {
      const rest = line.replace(/^- /, "");
      if (YAML_KEY.test(rest)) {
        this.lines[this.at] = " ".repeat(indent + YAML_STEP) + rest;
        items.push(this.map(indent + YAML_STEP));
      } else {
        this.at += 1;
        items.push(this.value(line === "-" ? "" : rest, indent));
      }
    }
    return items;
  }

  value(text, indent) {
    if (text === "") return (this.peek(indent + YAML_STEP) || "").startsWith("-") ? this.list(indent + YAML_STEP) : this.map(indent + YAML_STEP);
    if (text === "|" || text === `|${YAML_STEP}`) return `${this.block(indent + YAML_STEP).join("\n")}\n`;
    if (text === ">-") return this.block(indent + YAML_STEP).join(" ");
    if (text === "{}") return {};
    if (text.startsWith("[")) return (text.slice(1, -1).match(YAML_IN_BRACKETS) || []).map((item) => yamlValueOf(item.replace(/, $/, "")));
    return yamlValueOf(text);
  }

  block(indent) {
    const lines = [];
    while (this.lines[this.at] === "" || this.peek(indent) !== undefined) {
      lines.push(this.lines[this.at].slice(indent));
      this.at += 1;
    }
    return lines;
  }
}

/** The data of a text that `yamlOf` wrote; null for any other, which is left to the catalogue's own reader. */
const readYaml = (text, schema) => {
  try {
    const [header, ...lines] = text.replace(/\n$/, "").split("\n");
    const data = new YamlReader(lines).map(0);
    return header.startsWith("#") && isFilled(data) && yamlOf(data, schema, header) === text ? data : null;
  } catch (error) {
    return null; // whatever it stumbled over, it is not ours
  }
};
