// A correction that changes the lines of what was corrected and no others: comments, order and layout stay as they were.
const YAML_LINE = /[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029]|$)/g;

class YamlChanges {
  constructor(text, schema) {
    this.lines = text.match(YAML_LINE).filter(Boolean);
    this.ending = text.includes("\r\n") ? "\r\n" : "\n";
    this.writer = new YamlWriter(schema);
    this.edits = []; // [index of the first line, how many, the lines instead]
  }

  /** Takes over the differences of two maps; false if their lines cannot be told apart. */
  map(before, after, node, ranges, indent) {
    const old = Object.keys(ranges).sort((a, b) => ranges[a][0] - ranges[b][0]);
    const wanted = this.writer.order(after, node);
    const named = new Set(Object.keys(node.properties || {}));
    const free = (keys, others) => keys.filter((key) => !named.has(key) && others.includes(key));
    if (!old.length || !wanted.length || free(old, wanted).join("\n") !== free(wanted, old).join("\n")) return false;
    for (const key of old) if (!wanted.includes(key)) this.remove(ranges[key]);
    wanted.forEach((key, index) => {
      const lines = this.writer.field(key, after[key], node, indent);
      if (!old.includes(key)) {
        const previous = wanted.slice(0, index).reverse().find((other) => old.includes(other));
        this.insert(previous === undefined ? ranges[old[0]][0] - 1 : ranges[previous][1], lines);
      } else if (this.differs(lines, this.writer.field(key, before[key], node, indent))) {
        this.value(before[key], after[key], this.writer.child(node, key), ranges[key], lines, indent);
      }
    });
    return true;
  }

  /** Takes over a change within a value, if its parts have lines of their own, else the whole value. */
  value(before, after, node, range, lines, indent) {
    const parts = range[2];
    const isDeep = parts && isFilled(before) && isFilled(after) && Array.isArray(before) === Array.isArray(after);
    if (isDeep && Array.isArray(after) && after.some(isYamlMap)) this.list(before, after, node, parts, indent + YAML_STEP);
    else if (!(isDeep && isYamlMap(after) && this.map(before, after, node, parts, indent + YAML_STEP))) this.replace(range, lines);
  }

  /** Takes over the differences of two lists; what is the same in both keeps its lines. */
  list(before, after, node, ranges, indent) {
    const child = this.writer.resolve(node.items);
    const textOf = (item) => this.writer.item(item, child, indent);
    const [old, wanted] = [before.map(textOf), after.map(textOf)];
    const steps = [...commonItems(old.map(String), wanted.map(String)), [old.length, wanted.length]];
    let [from, to] = [0, 0];
    for (const [nextFrom, nextTo] of steps) {
      while (from < nextFrom && to < nextTo) this.replace(ranges[from++], wanted[to++]);
      while (from < nextFrom) this.remove(ranges[from++]);
      while (to < nextTo) this.insert(from ? ranges[from - 1][1] : ranges[0][0] - 1, wanted[to++]);
      [from, to] = [nextFrom + 1, nextTo + 1];
    }
  }

  differs(lines, others) {
    return lines.join("\n") !== others.join("\n");
  }

  /** New lines for a range; comments above it stay. */
  replace([first, last], lines) {
    let start = first - 1;
    while (/^ *#/.test(this.lines[start])) start += 1;
    this.edits.push([start, last - start, lines]);
  }

  remove([first, last]) {
    this.edits.push([first - 1, last - first + 1, []]);
  }

  insert(index, lines) {
    this.edits.push([index, 0, lines]);
  }

  /** The text with all that was taken over. */
  text() {
    const done = this.lines.slice();
    const ordered = this.edits.map((edit, number) => [...edit, number]).sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[3] - a[3]);
    for (const [start, count, lines] of ordered) {
      const isAtEnd = start > 0 && start === done.length && !/[\n\r\x85\u2028\u2029]$/.test(done[start - 1]);
      if (isAtEnd && lines.length) done[start - 1] += this.ending;
      done.splice(start, count, ...lines.map((line) => line + this.ending));
    }
    return done.join("");
  }
}

/** The longest common subsequence of two lists of texts, as pairs of indexes. */
const commonItems = (a, b) => {
  const longest = a.map(() => []).concat([[]]);
  const at = (i, j) => (longest[i] || [])[j] || 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) longest[i][j] = a[i] === b[j] ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
};

/**
 * The text of a file in which `before` became `after`, with as few lines changed as can be.
 * `source` is {text, lines}, the lines as goodpractice/writing/line_ranges.py tells them.
 */
const changedYaml = (source, before, after, schema) => {
  const changes = new YamlChanges(source.text, schema);
  if (changes.map(before, after, schema, source.lines, 0)) return changes.text();
  const [header] = changes.lines;
  return yamlOf(after, schema, header && header.startsWith("#") ? header.trim() : "");
};
