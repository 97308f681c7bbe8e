// What somebody may have meant (goodpractice/checks/suggestions.py, and Python's difflib, whose measure it is).
/** The known word most like `word`, if any is like it at all; "" if none is. */
const closest = (word, words, here) => {
  const { cutoff, longestGuess } = here.limits;
  const wanted = [...word];
  if (wanted.length > longestGuess) return "";
  const places = new Map();
  wanted.forEach((character, index) => places.set(character, [...(places.get(character) || []), index]));
  let best = "", most = 0;
  for (const candidate of words) {
    const letters = [...candidate];
    const total = letters.length + wanted.length;
    if (!total || (2 * Math.min(letters.length, wanted.length)) / total < cutoff || (2 * lettersInBoth(letters, places)) / total < cutoff) continue;
    const likeness = (2 * lettersInOrder(letters, places, 0, letters.length, 0, wanted.length)) / total;
    if (likeness >= cutoff && (likeness > most || (likeness === most && byCodePoints(candidate, best) > 0))) {
      best = candidate;
      most = likeness;
    }
  }
  return best;
};

const lettersInBoth = (letters, places) => {
  const left = new Map();
  let count = 0;
  for (const letter of letters) {
    const available = left.has(letter) ? left.get(letter) : (places.get(letter) || []).length;
    left.set(letter, available - 1);
    if (available > 0) count += 1;
  }
  return count;
};

/** How many letters stand in the longest run that both have, and in those before and after it. */
const lettersInOrder = (letters, places, from, to, low, high) => {
  let start = from, other = low, size = 0;
  let runs = new Map();
  for (let i = from; i < to; i++) {
    const next = new Map();
    for (const j of places.get(letters[i]) || []) {
      if (j < low) continue;
      if (j >= high) break;
      const length = (runs.get(j - 1) || 0) + 1;
      next.set(j, length);
      if (length > size) { start = i - length + 1; other = j - length + 1; size = length; }
    }
    runs = next;
  }
  if (!size) return 0;
  return size + lettersInOrder(letters, places, from, start, low, other) + lettersInOrder(letters, places, start + size, to, other + size, high);
};

const didYouMean = (suggestion) => (suggestion ? N_("Did you mean “{suggestion}”?", { suggestion }) : "");

const plainName = (word) => stripped(fold(word).replace(/[_-]/g, " "));

/** The concept somebody meant: its id nearly right, or a label or synonym in any language. */
const guessedConcept = (word, concepts, here) => {
  const names = here.once(concepts, () => {
    const found = new Map();
    for (const concept of concepts) {
      if (concept.choosable) for (const name of concept.names.map(plainName)) if (!found.has(name)) found.set(name, concept.id);
    }
    return found;
  });
  const key = plainName(word);
  return names.get(key) || names.get(closest(key, names.keys(), here)) || "";
};

/** The code somebody meant: in the wrong case, or the name in an interface language. */
const guessedCode = (word, kind, here) => {
  const names = codeNames(kind, here);
  const key = plainName(word);
  if (names.has(key)) return names.get(key);
  return (lengthOf(key) > here.limits.shortestName && names.get(closest(key, names.keys(), here))) || "";
};

/** Folded name → code; until the names of all languages are there, those of this page's. */
const codeNames = (kind, here) => {
  const { codes, codeNames: ofAll, tables } = here.known;
  if (ofAll) return here.once(ofAll[kind], () => new Map(Object.entries(ofAll[kind])));
  return here.once(codes[kind], () => {
    const names = new Map(Object.entries(codes[kind]).map(([code, name]) => [plainName(name), code]));
    for (const code of Object.keys(codes[kind])) names.set(plainName(code), code);
    if (kind === "country") for (const [name, code] of Object.entries(tables.otherNames)) if (hasOwn(codes.country, code)) names.set(name, code);
    return names;
  });
};

/** Whether a value is a code; that of a language may name a script and a region: zh-Hant-TW. */
const isCode = (kind, value, here) => {
  const { codes, tables: { languageParts } } = here.known;
  if (hasOwn(codes[kind], value)) return true;
  if (kind !== "language") return false;
  const [language, ...rest] = value.split("-");
  const hasScript = rest.length > 0 && languageParts.scripts.includes(rest[0]);
  if (hasScript) rest.shift();
  const hasRegion = rest.length > 0 && languageParts.regions.includes(rest[0]);
  if (hasRegion) rest.shift();
  return hasOwn(codes.language, language) && !rest.length && (hasScript || hasRegion);
};
