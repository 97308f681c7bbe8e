// Web addresses and markup in texts: where they lead, and what the site will not show (goodpractice/checks/links.py).
/** {host, query, isMachine}; null if it is no web address (goodpractice/checks/formats.py). */
const webAddress = (text, here) => {
  const { patterns } = here.known.tables;
  const match = matchAtStart(patterns.webAddress, text);
  if (!match || Number(match[3] || 0) > here.limits.highestPort) return null;
  const host = (match[1] || match[2]).toLowerCase();
  const isMachine = match[1] !== undefined || isMachineName(host, here);
  return isMachine || matchAtStart(patterns.host, host) ? { host, query: match[4] || "", isMachine } : null;
};

const isMachineName = (host, here) => matchAtStart(here.known.tables.patterns.machine, host) !== null;

const checkLinks = (here) => {
  const fields = fieldsOf(here.known.schema);
  const found = fields.filter(({ node }) => node.format === "web-address").flatMap(({ path }) => checkAddressField(path, here));
  for (const { path: field, node } of fields) {
    if (!("maxGraphemes" in node) || node.markdown) continue;
    for (const [path, value] of valuesAt(here.entry, field)) if (typeof value === "string" && value.includes("<")) found.push(...checkHtml(path, value, here));
  }
  for (const { path, text, isSection } of textsIn(here.entry, here.known.schema)) {
    found.push(...checkAddressesIn(path, text, here));
    if (isSection) found.push(...checkMarkdown(path, text, here));
  }
  return found;
};

const checkAddressField = (field, here) => valuesAt(here.entry, field).flatMap(([path, url]) => {
  const address = typeof url === "string" ? webAddress(url, here) : null;
  if (!address) return [];
  const found = checkAddress(address, path, here);
  // A source is cited as it was found; what readers are sent to should be safe.
  if (url.slice(0, 5).toLowerCase() === "http:" && field[0] !== "sources") {
    found.push(adviceAt("link-not-https", path, N_("The address begins with http://."), N_("If the site also answers with https://, write that.")));
  }
  return found;
});

const checkAddressesIn = (path, text, here) => {
  if (!text.includes("://")) return [];
  return matchesOf(here.known.tables.patterns.address, text).slice(0, here.limits.perText).flatMap((match) => {
    let url = match[0];
    while (url && here.known.tables.afterAddress.includes(url[url.length - 1])) url = url.slice(0, -1);
    const address = webAddress(url, here);
    return address ? checkAddress(address, path, here) : [];
  });
};

const checkAddress = (address, path, here) => {
  const { shorteners, privateEndings, patterns } = here.known.tables;
  const host = address.host.replace(/^www\./, "");
  const found = [];
  if (shorteners.includes(host)) {
    found.push(problemAt("link-shortener", path, N_("“{host}” hides where the link leads.", { host }), N_("Open it and copy the address you arrive at.")));
  } else if (address.isMachine || isMachineName(host, here) || privateEndings.some((ending) => host.endsWith(ending))) {
    found.push(problemAt("not-a-public-host", path, N_("“{host}” cannot be reached by others.", { host }), N_("Use the address of the public website.")));
  } else if (isImitation(host, here)) {
    found.push(problemAt("look-alike-host", path, N_("“{host}” mixes letters of several alphabets.", { host }), N_("Copy the address from the browser's address line.")));
  }
  if (matchesOf(patterns.tracking, address.query).length) {
    found.push(adviceAt("tracking-parameter", path, N_("The address carries a part that tracks readers (utm_…, fbclid …)."), N_("Remove what stands after the question mark.")));
  }
  return found;
};

/** Whether a part of the host mixes alphabets, or is written in forms that only look like letters. */
const isImitation = (host, here) => {
  const labels = host.split(".").map((label) => (label.startsWith("xn--") ? fromPunycode(label.slice(4)) : label));
  if (labels.includes(null)) return true;
  const { alphabets } = here.known.tables;
  const isMixed = labels.some((label) => alphabets.filter((alphabet) => matchesOf(alphabet, label).length).length > 1);
  const shown = labels.join(".");
  return isMixed || shown.normalize("NFKC") !== shown;
};

/** RFC 3492, in small letters; null if it is not written so. */
const fromPunycode = (text) => {
  const cut = text.lastIndexOf("-");
  const rest = text.slice(cut + 1);
  if (/[^\0-\x7f]/.test(text)) return null;
  const characters = [...text.slice(0, Math.max(cut, 0))];
  let code = 128, place = -1, bias = 72, at = 0;
  while (at < rest.length) {
    const isFirst = at === 0;
    let delta = 0, weight = 1, digit = 0, threshold = 0;
    for (let round = 1; ; round++) {
      digit = at < rest.length ? "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(rest[at]) : -1;
      if (digit < 0 || delta > 1e12) return null;
      at += 1;
      delta += digit * weight;
      threshold = Math.min(Math.max(36 * round - bias, 1), 26);
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    place += delta + 1;
    code += Math.floor(place / (characters.length + 1));
    if (code > 0x10ffff) return null;
    place %= characters.length + 1;
    characters.splice(place, 0, String.fromCodePoint(code));
    let left = Math.floor(delta / (isFirst ? 700 : 2));
    left += Math.floor(left / characters.length);
    for (bias = 0; left > 455; bias += 36) left = Math.floor(left / 35);
    bias += Math.floor((36 * left) / (left + 38));
  }
  return characters.join("").toLowerCase();
};

const checkHtml = (path, text, here) => matchesOf(here.known.tables.patterns.html, text).slice(0, here.limits.perText).map(([tag]) => (
  problemAt("html-in-text", path, N_("“{tag}” is HTML; it would be shown as it is written.", { tag: firstOf(tag, here.limits.shownTag) }), N_("Remove it. For emphasis write **bold** or *italic*."))
));

const checkMarkdown = (path, text, here) => {
  const { patterns } = here.known.tables;
  const found = text.includes("<") ? checkHtml(path, text, here) : [];
  if (matchesOf(patterns.image, text).length) found.push(problemAt("image-in-text", path, N_("Pictures cannot be put into a text."), N_("Link to the page where the picture is.")));
  found.push(...checkTargets(path, text, here));
  for (const [mark] of matchesOf(patterns.highHeading, text).slice(0, here.limits.perText)) {
    found.push(adviceAt("heading-level", path, N_("A heading inside a section begins with ###."), N_("Write ### instead of {mark}.", { mark: stripped(mark) })));
  }
  return found;
};

/** Links that lead nowhere: another scheme, or a path that means nothing on this site. */
const checkTargets = (path, text, here) => {
  const targets = matchesOf(here.known.tables.patterns.linkTarget, text).map((match) => match[1] || match[2] || "");
  const wrong = targets.filter((url) => !url.startsWith("mailto:") && !webAddress(url, here));
  return wrong.slice(0, here.limits.perText).map((url) => (
    problemAt("not-a-web-address", path, N_("“{value}” is not a web address.", { value: firstOf(url, here.limits.shownTarget) }), N_("Write the full address, beginning with https://."))
  ));
};
