// A translation and its original: the same practice, another language, texts that are there (goodpractice/checks/translation_rules.py).
const checkTranslation = (here) => [...checkFileName(here), ...checkSameLanguage(here), ...checkTextsOfOriginal(here)];

const checkFileName = ({ entry, locale, known }) => {
  const { language } = entry;
  if (typeof language === "string" && language !== locale) {
    const message = N_("The file is called “{name}.yml”, but its language is “{language}”.", { name: locale, language });
    return [problemAt("language-and-file-name", ["language"], message, N_("Rename the file, or correct the language."))];
  }
  if (typeof locale !== "string" || known.locales.includes(locale) || !isCode("language", locale, { known })) return [];
  const message = N_("The site does not have the language “{language}” yet: nobody will see this translation.", { language: locale });
  return [adviceAt("not-an-interface-language", ["language"], message, N_("Ask the maintainers to add the language."))];
};

const checkSameLanguage = ({ source, locale }) => {
  if (source.language !== locale) return [];
  return [problemAt("same-language", ["language"], N_("The practice itself is written in “{language}”.", { language: locale }), N_("Correct “practice.yml” instead, and remove this file."))];
};

const checkTextsOfOriginal = ({ entry, source, known, limits }) => {
  const originals = new Map(textsIn(source, known.schema).map(({ path, text }) => [dottedPath(path), text]));
  const found = [];
  for (const { path, text } of textsIn(entry, known.schema)) {
    const field = dottedPath(path);
    if (!originals.has(field)) {
      found.push(problemAt("not-in-original", path, N_("The original has no “{field}”.", { field }), N_("Remove it, or correct its name to the one in “practice.yml”.")));
    } else if (stripped(text) === stripped(originals.get(field)) && graphemes(text) > limits.longText) {
      found.push(adviceAt("not-translated", path, N_("“{field}” is the same text as the original.", { field }), N_("Translate it, or leave it out: readers then see the original, marked as such.")));
    }
  }
  for (const field of isMapping(entry.source_digests) ? Object.keys(entry.source_digests) : []) {
    if (!originals.has(field)) found.push(problemAt("not-in-original", ["source_digests", field], N_("The original has no “{field}”.", { field }), N_("Remove the line.")));
  }
  return found;
};

/** An original in a language the site does not have is welcome, if it can be read in one it has. */
const checkReadable = (here) => {
  const { entry: { language }, id, known } = here;
  if (typeof language !== "string" || known.locales.includes(language) || !isCode("language", language, here)) return [];
  const translations = hasOwn(known.translations, id) ? known.translations[id] : [];
  if (translations.some((locale) => known.locales.includes(locale))) return [];
  const message = N_("The site does not have the language “{language}”, and there is no translation.", { language });
  return [adviceAt("readable-nowhere", ["language"], message, N_("Add a translation of at least title and summary into one of: {locales}.", { locales: listed(known.locales) }))];
};
