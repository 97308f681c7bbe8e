// Texts and values as the validator in Python sees and shows them: characters are code points, blanks
// are what str.split() takes for such, a value in a message looks as it does in the file.
const hasOwn = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const dottedPath = (path) => path.join(".");

/** A pattern of `known.tables`, [source, flags]; null where the browser is too old for it. */
const patternOf = (pair) => {
  const key = pair.join(" ");
  if (!compiledPatterns.has(key)) {
    let made = null;
    try { made = new RegExp(pair[0], pair[1]); } catch (error) { /* looking behind came late to some browsers; the rule then runs after sending */ }
    compiledPatterns.set(key, made);
  }
  return compiledPatterns.get(key);
};
const compiledPatterns = new Map();

/** Every match, from the first to the last. */
const matchesOf = (pair, text) => {
  const pattern = patternOf(pair);
  const found = [];
  if (!pattern) return found;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex += 1;
  }
  return found;
};

/** The match at the beginning of the text, or null. */
const matchAtStart = ([source, flags], text) => {
  const pattern = patternOf([`^(?:${source})`, flags.replace("g", "")]);
  return pattern ? pattern.exec(text) : null;
};

const BLANK = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const BLANKS = new RegExp(`[${BLANK}]+`);
const OUTER_BLANKS = new RegExp(`^[${BLANK}]+|[${BLANK}]+$`, "g");
const stripped = (text) => text.replace(OUTER_BLANKS, "");
const inOneLine = (text) => stripped(text).split(BLANKS).join(" ");

const lengthOf = (text) => [...text].length;
const firstOf = (text, most) => (text.length <= most ? text : [...text].slice(0, most).join(""));

const byCodePoints = (one, other) => {
  const a = [...one], b = [...other];
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i].codePointAt(0) - b[i].codePointAt(0);
  return a.length - b.length;
};

/** A number as Python writes it. */
const writtenNumber = (number) => {
  if (Number.isInteger(number) && Math.abs(number) < 1e15) return String(number);
  const [digits, exponent] = number.toExponential().split("e");
  if (exponent >= -4 && exponent < 16) return Number.isInteger(number) ? `${number}.0` : String(number);
  return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, "0")}`;
};

/** A value as it stands in a file. */
const written = (value) => (typeof value === "string" ? value : writtenInside(value));
const writtenInside = (value) => {
  if (typeof value === "number") return writtenNumber(value);
  if (Array.isArray(value)) return `[${value.map(writtenInside).join(", ")}]`;
  if (isMapping(value)) return `{${Object.keys(value).sort(byCodePoints).map((key) => `${JSON.stringify(key)}: ${writtenInside(value[key])}`).join(", ")}}`;
  return JSON.stringify(value);
};

/** As much of a wrong value as a message repeats. */
const shownValue = (value, here) => {
  const text = inOneLine(written(value)), most = here.limits.shown;
  return lengthOf(text) <= most ? text : `${firstOf(text, most - 1)}…`;
};

const listed = (items) => items.map(String).join(", ");
