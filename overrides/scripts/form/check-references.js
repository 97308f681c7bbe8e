// What one place says of another: sources, citations, related practices, old names (goodpractice/checks/references.py).
const checkReferences = (here) => [...checkSourceReferences(here), ...checkCitations(here), ...checkRelated(here), ...checkOldNames(here)];

const sourceKeys = (entry) => (isMapping(entry.sources) ? Object.keys(entry.sources).sort(byCodePoints) : []);

const checkSourceReferences = (here) => {
  const keys = sourceKeys(here.entry);
  return fieldsOf(here.known.schema).filter(({ node }) => node.reference === "source").flatMap(({ path: field }) => {
    const unknown = valuesAt(here.entry, field).filter(([, value]) => typeof value === "string" && !keys.includes(value));
    return unknown.slice(0, here.limits.perText).map(([path, value]) => problemAt("unknown-source", path, N_("There is no source called “{key}” in this practice.", { key: value }), cureOfSource(value, keys, here)));
  });
};

/** Citations of a practice's texts, or of a translation's, which cites the sources of its original. */
const checkCitations = (here) => {
  const keys = sourceKeys(here.source || here.entry);
  return textsIn(here.entry, here.known.schema).filter((one) => one.isSection).flatMap(({ path, text }) => {
    const cited = new Set(matchesOf([here.known.tables.citation, "gu"], text).map((match) => match[1]));
    const unknown = [...cited].filter((key) => !keys.includes(key));
    return unknown.slice(0, here.limits.perText).map((key) => problemAt("unknown-citation", path, N_("The text cites “{key}”, but there is no source of that name.", { key }), cureOfSource(key, keys, here)));
  });
};

const cureOfSource = (key, keys, here) => {
  if (!keys.length) return N_("Add it under “sources”.");
  return didYouMean(closest(key, keys, here)) || N_("Add it under “sources”, or use one of: {keys}.", { keys: listed(keys) });
};

const isPractice = (id, here) => id === here.id || hasOwn(here.known.practices, id);

const checkRelated = (here) => Object.entries(here.known.schema.properties).flatMap(([name, raw]) => {
  const node = resolved(raw, here.known.schema);
  if (!node.items || node.items.reference !== "practice") return [];
  return valuesAt(here.entry, [name, ANY_KEY]).slice(0, here.limits.perText).flatMap(([path, value]) => {
    if (value === here.id) return [problemAt("related-to-itself", path, N_("The practice names itself as related."), N_("Remove the line."))];
    if (typeof value !== "string" || isPractice(value, here)) return [];
    const guess = closest(value, new Set([here.id, ...Object.keys(here.known.practices)]), here);
    return [problemAt("unknown-practice", path, N_("There is no practice “{id}”.", { id: value }), didYouMean(guess) || N_("Write the name of its folder under catalogue/practices."))];
  });
});

const checkOldNames = (here) => {
  const found = [];
  if (here.known.tables.reservedIds.includes(here.id)) {
    found.push(problemAt("reserved-name", [], N_("“{name}” is needed for addresses of the site itself.", { name: here.id }), N_("Give the folder another name.")));
  }
  const own = valuesAt(here.entry, ["former_ids", ANY_KEY]).filter(([, value]) => typeof value === "string");
  for (const [path, value] of own) {
    const others = (hasOwn(here.known.formerIds, value) ? here.known.formerIds[value] : []).filter((id) => id !== here.id);
    const count = others.length + own.filter(([, other]) => other === value).length;
    if (isPractice(value, here)) {
      found.push(problemAt("former-name-in-use", path, N_("“{id}” is the name of a practice that is there today.", { id: value }), N_("Remove it: names are never used twice.")));
    } else if (count > 1) {
      found.push(problemAt("former-name-in-use", path, N_("Two practices say that they were called “{id}” before.", { id: value }), N_("Keep it with the practice that had the name.")));
    }
  }
  return found;
};
