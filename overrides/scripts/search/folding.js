// What is typed, folded as the index folds its words (goodpractice/languages/folding.py).
const MARKS = /\p{Mn}+/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const APOSTROPHE_IN_CYRILLIC = /(\p{Script=Cyrillic})['’ʼ‘`´](?=\p{Script=Cyrillic})/gu;
const CUT_OFF = /(^|[^\p{L}\p{N}])[a-z]['’ʼ‘`´](?=[\p{L}\p{N}])|([\p{L}\p{N}])['’ʼ‘`´]s(?![\p{L}\p{N}])/gu;
const PHRASE = /["“”„‟«»]([^"“”„‟«»]*)["“”„‟«»]/g;

const folder = (letters) => {
  const others = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");
  return (text) => text.replace(/İ/g, "i").toLowerCase().normalize("NFKD").replace(MARKS, "").replace(others, (letter) => letters[letter]);
};

const wordsOf = (text, fold) => {
  const plain = text.replace(/İ/g, "i").toLowerCase().normalize("NFC").replace(/[\u064b-\u065f\u0670\u0640]+/g, "").replace(APOSTROPHE_IN_CYRILLIC, "$1");
  return (plain.replace(CUT_OFF, "$1$2 ").match(WORD) || []).map(fold).filter(Boolean);
};

/** A folded word without "and", "the" … that the language writes onto it. */
const bare = (word, prefixes) => {
  const prefix = prefixes.find((start) => word.startsWith(start) && word.length - start.length >= 3);
  return prefix ? word.slice(prefix.length) : word;
};

/** What was typed as words and exact phrases: {words, phrases, isCut}. */
const parsedQuery = (text, fold) => {
  const phrases = [];
  const rest = text.replace(PHRASE, (_, inner) => {
    const found = wordsOf(inner, fold);
    if (found.length > 1) phrases.push(found.slice(0, MOST_WORDS));
    return found.length === 1 ? ` ${inner} ` : " ";
  });
  const words = [...new Set(wordsOf(rest, fold))];
  return {
    words: words.slice(0, MOST_WORDS),
    phrases: phrases.slice(0, 4),
    isCut: words.length > MOST_WORDS || phrases.length > 4 || phrases.some((phrase) => phrase.length === MOST_WORDS),
  };
};
const MOST_WORDS = 12;
const LONGEST_QUERY = 200;
