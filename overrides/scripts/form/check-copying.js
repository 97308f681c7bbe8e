// Traces that copying leaves in a text (goodpractice/checks/copying.py).
const checkCopying = (here) => textsIn(here.entry, here.known.schema).flatMap(({ path, text }) => (
  Object.entries(here.known.tables.copying).flatMap(([rule, [sign, ...pattern]]) => {
    const match = text.includes(sign) ? matchesOf(pattern, text)[0] : undefined;
    if (!match) return [];
    const { message, fix } = COPYING_RULES[rule]({ snippet: `“${snippetAround(text, match, here.limits.around)}”` });
    return [adviceAt(rule, path, message, fix)];
  })
));

const snippetAround = (text, match, around) => {
  const before = [...text.slice(0, match.index)].slice(-around);
  const after = [...text.slice(match.index + match[0].length)].slice(0, around);
  return inOneLine([...before, match[0], ...after].join(""));
};

const COPYING_RULES = {
  "doubled-quote": (snippet) => ({ message: N_("There are two single quotes where one apostrophe is meant: {snippet}", snippet), fix: N_("Write ’ instead.") }),
  "greek-beta": (snippet) => ({ message: N_("A Greek beta stands for a German ß: {snippet}", snippet), fix: N_("Write ß instead.") }),
  "line-break-hyphen": (snippet) => ({ message: N_("A hyphen is left from a line break: {snippet}", snippet), fix: N_("Join the two halves of the word.") }),
  "broken-address": (snippet) => ({ message: N_("A web address is broken over two lines: {snippet}", snippet), fix: N_("Join it without a space.") }),
  "html-entity": (snippet) => ({ message: N_("There is a leftover from a web page: {snippet}", snippet), fix: N_("Write the character itself.") }),
  "all-capitals": (snippet) => ({ message: N_("A long text is in capital letters: {snippet}", snippet), fix: N_("Write it in ordinary letters; capitals are hard to read.") }),
  "unfinished-text": (snippet) => ({ message: N_("The text is not finished: {snippet}", snippet), fix: N_("Write it, or leave the field out.") }),
};
