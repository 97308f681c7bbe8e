// All rules over one entry, as the validator has them (goodpractice/checks), but for those that the page names under “later”.
const problemAt = (rule, path, message, fix) => ({ rule, path, message, fix: fix || "", isError: true });
const adviceAt = (rule, path, message, fix) => Object.assign(problemAt(rule, path, message, fix), { isError: false });

const RULES_OF_PRACTICE = [
  (here) => checkSchema(here), (here) => checkReferences(here), (here) => checkDates(here), (here) => checkReadable(here),
  (here) => checkCharacters(here), (here) => checkCopying(here), (here) => checkLinks(here), (here) => checkPrivacy(here),
];
const RULES_OF_TRANSLATION = [
  (here) => checkSchema(here), (here) => checkCitations(here), (here) => checkTranslation(here),
  (here) => checkCharacters(here), (here) => checkCopying(here), (here) => checkLinks(here), (here) => checkPrivacy(here),
];

/**
 * What is wrong with an entry, in field order: [{rule, path, message, fix, isError}].
 *
 * `kind`: "practice" or "translation"; `source`: a translation's original; `locale`: the language a
 * translation's file is named by; `today`: the day, as 2026-11-23.
 */
const checkEntry = (entry, known, { id, kind, source = null, locale = entry.language, today = todayHere() }) => {
  const isTranslation = kind === "translation";
  const here = new Checked({ entry, known, id, source: isTranslation ? source : null, locale, today, ownSchema: isTranslation ? known.translationSchema : known.schema });
  const problems = (isTranslation ? RULES_OF_TRANSLATION : RULES_OF_PRACTICE).flatMap((rule) => rule(here).slice(0, here.limits.perFile));
  return inFieldOrder(onlyOnce(problems), here);
};

/** One entry with what is known of everything else. */
class Checked {
  constructor(values) {
    Object.assign(this, values);
    this.limits = this.known.tables.limits;
  }

  /** A vocabulary's concepts by id; undefined if there is no such list. */
  concepts(name) {
    const { vocabularies } = this.known;
    if (!hasOwn(vocabularies, name)) return undefined;
    return onceFor(conceptsById, vocabularies[name], () => new Map(vocabularies[name].map((concept) => [concept.id, concept])));
  }

  /** What is made from an object of `known` once and for all. */
  once(object, make) {
    return onceFor(madeOnce, object, make);
  }
}
const conceptsById = new WeakMap();
const madeOnce = new WeakMap();
const onceFor = (store, object, make) => {
  if (!store.has(object)) store.set(object, make());
  return store.get(object);
};

const onlyOnce = (problems) => {
  const seen = new Map(problems.map((problem) => [JSON.stringify([problem.rule, problem.path, problem.message]), problem]));
  return [...seen.values()];
};

/** As the form shows the fields: in the schema's order, items and keys in the entry's. */
const inFieldOrder = (problems, here) => {
  const ranked = problems.map((problem) => ({ problem, rank: rankOf(problem.path, here) }));
  ranked.sort((one, other) => compareRanks(one.rank, other.rank));
  return ranked.map(({ problem }) => problem);
};

const rankOf = (path, here) => {
  const rank = [];
  let node = here.ownSchema, value = here.entry;
  for (const part of path) {
    const places = node && node.properties ? Object.keys(node.properties) : isMapping(value) ? Object.keys(value) : null;
    const place = places ? places.indexOf(part) : Number(part);
    rank.push(place < 0 || Number.isNaN(place) ? Infinity : place);
    node = node ? resolved((node.properties && hasOwn(node.properties, part) && node.properties[part]) || node.items || (isMapping(node.additionalProperties) && node.additionalProperties) || null, here.ownSchema) : null;
    value = value !== null && typeof value === "object" && hasOwn(value, part) ? value[part] : undefined;
  }
  return rank;
};

const compareRanks = (one, other) => {
  for (let i = 0; i < one.length && i < other.length; i++) if (one[i] !== other[i]) return one[i] < other[i] ? -1 : 1;
  return one.length - other.length;
};
