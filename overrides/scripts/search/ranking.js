// From what was typed to documents in order. All words must fit; if nothing has them all, what has most of them.
const WHOLE_LABEL = 5, PART_OF_LABEL = 2, PHRASE_IMPACT = 7;
const AGAIN = 0.25; // what fits in several ways (type and method, text and label) fits a little better

/** Answers a text: {scores: document → score, hits, offers, missing, instead, isPartial, isCut}. */
const answer = async (text, words, facets, fold) => {
  const query = parsedQuery(text.slice(0, LONGEST_QUERY), fold);
  const typed = [...query.words, ...query.phrases.flat()];
  const found = await Promise.all(typed.map((word) => words.find(word)));
  const hits = found.slice(0, query.words.length);
  const whole = labelsInFull(found);
  for (const hit of hits) takeLabels(hit, whole, facets);
  const phrases = await Promise.all(query.phrases.map((phrase) => phraseHit(phrase, words)));
  const all = [...(await telling(hits, phrases, words)), ...phrases];
  const { scores, isPartial } = combined(all, facets.size);
  return {
    scores,
    hits: found,
    phrases: query.phrases,
    offers: [...new Set([...whole.values()].filter((label) => label.isOffered).map((label) => facets.values[label.value]))],
    missing: found.filter((hit) => !hit.isFound).map((hit) => hit.word),
    instead: found.filter((hit) => hit.instead),
    isPartial: isPartial && all.length > 1,
    isCut: query.isCut || text.length > LONGEST_QUERY,
  };
};

/** Labels all of whose words were typed, by number. */
const labelsInFull = (hits) => {
  const seen = new Map();
  for (const hit of hits) {
    for (const number of new Set(hit.labels.map(([label]) => label))) seen.set(number, (seen.get(number) || 0) + 1);
  }
  const whole = new Map();
  for (const hit of hits) {
    for (const [number, value, words, strength] of hit.labels) {
      if (seen.get(number) >= words) whole.set(number, { value, isOffered: strength === 1 });
    }
  }
  return whole;
};

/** A practice is also about what its concepts are called. */
const takeLabels = (hit, whole, facets) => {
  const strengths = new Map(); // value → how strongly
  for (const [number, value, , strength] of hit.labels) {
    const impact = (whole.has(number) ? WHOLE_LABEL : PART_OF_LABEL) * strength;
    if (impact > (strengths.get(value) || 0)) strengths.set(value, impact);
  }
  for (const [value, impact] of strengths) {
    for (const document of facets.values[value].bits.numbers()) {
      const before = hit.impacts.get(document) || 0;
      hit.impacts.set(document, Math.max(impact, before) + Math.min(impact, before) * AGAIN);
    }
  }
};

/** The words that tell documents apart; if none does, those that stand nearly everywhere. */
const telling = async (hits, phrases, words) => {
  const rare = hits.filter((hit) => hit.common === null || hit.impacts.size);
  if (rare.length || phrases.length || !hits.length) return rare;
  const postings = await load(`${words.locale}/common`);
  for (const hit of hits) hit.takePostings(postings[hit.common], 1);
  return hits;
};

const phraseHit = async (phrase, words) => {
  const places = await Promise.all(phrase.map((form) => words.positions(form)));
  const hit = new Hit(phrase.join(" "));
  const rarest = places.reduce((best, one, index) => (one && (best < 0 || one.size < places[best].size) ? index : best), -1);
  if (rarest < 0) return hit;
  for (const [document, positions] of places[rarest]) {
    const stands = positions.some((position) => places.every((one, index) => {
      const others = one === null ? null : one.get(document);
      return one === null || (others && others.includes(position + index - rarest));
    }));
    if (stands) hit.impacts.set(document, PHRASE_IMPACT);
  }
  return hit;
};

const combined = (hits, size) => {
  const scores = new Map(), fitting = new Map();
  for (const hit of hits) {
    const rarity = Math.log(1 + size / (1 + hit.impacts.size)) + 0.2;
    for (const [document, impact] of hit.impacts) {
      scores.set(document, (scores.get(document) || 0) + impact * rarity);
      fitting.set(document, (fitting.get(document) || 0) + 1);
    }
  }
  let most = 0;
  for (const [document, count] of fitting) if (count > most && document < size) most = count;
  if (!most) for (const count of fitting.values()) if (count > most) most = count; // only pages of the site
  for (const [document, count] of fitting) if (count < most) scores.delete(document);
  return { scores, isPartial: most < hits.length && most > 0 };
};
