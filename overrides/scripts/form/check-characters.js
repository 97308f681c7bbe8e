// Characters that cannot be seen, or that look like others (goodpractice/checks/characters.py).
const checkCharacters = (here) => stringsIn(here.entry).flatMap(([path, text]) => (
  /^[\0-\x7f]*$/.test(text) ? [] : Object.entries(here.known.tables.characters).flatMap(([rule, pattern]) => (
    matchesOf(pattern, text).map(([found]) => CHARACTER_RULES[rule](path, found, here))
  ))
));

const codeOf = (found) => found.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

const CHARACTER_RULES = {
  "bidi-control": (path, found) => (
    problemAt("bidi-control", path, N_("There is an invisible character that changes the direction of the text (U+{code}).", { code: codeOf(found) }), N_("Delete it: the site sets the direction by itself."))
  ),
  "invisible-character": (path, found) => (
    problemAt("invisible-character", path, N_("There is an invisible character (U+{code}).", { code: codeOf(found) }), N_("Delete it. It often comes along when text is copied from a web page."))
  ),
  "lost-character": (path, found) => (
    problemAt("lost-character", path, N_("There is a character that stands for a lost one (U+{code}).", { code: codeOf(found) }), N_("Type the letter that should be here."))
  ),
  "mixed-alphabets": (path, found, here) => (
    adviceAt("mixed-alphabets", path, N_("The word “{word}” mixes letters of two alphabets.", { word: firstOf(found, here.limits.shownWord) }), N_("Type the word anew with one keyboard layout."))
  ),
};
