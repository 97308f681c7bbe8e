// Markdown for the preview: markdown-it with raw HTML off, and behind it an allow-list, as on the site.
const ALLOWED = { P: [], EM: [], STRONG: [], S: [], DEL: [], UL: [], OL: ["start"], LI: [], A: ["href", "title"], BR: [], BLOCKQUOTE: [], CODE: [], PRE: [], HR: [], H3: [], H4: [], H5: [], H6: [], TABLE: [], THEAD: [], TBODY: [], TR: [], TH: [], TD: [] };
const CITATION = /\[\^([a-z0-9]+(?:-[a-z0-9]+)*)\]/g;

let markdownIt = null;

/** Asks for the library once; without it texts are shown as they are written. */
const loadMarkdown = (address) => {
  if (markdownIt || !address) return Promise.resolve();
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => { markdownIt = window.markdownit ? window.markdownit("default", { html: false, linkify: true, typographer: false }) : null; resolve(); };
    script.onerror = resolve;
    document.head.append(script);
  });
};

const markdownNodes = (text, citation) => {
  if (!markdownIt) return text.trim().split(/\n{2,}/).map((part) => element("p", {}, ...withCitations(part, citation)));
  const parsed = new DOMParser().parseFromString(markdownIt.render(text), "text/html");
  return cleaned(parsed.body, citation);
};

/** New elements for what is allowed; of everything else only the words. */
const cleaned = (place, citation) => [].concat(...[...place.childNodes].map((node) => {
  if (node.nodeType === Node.TEXT_NODE) return withCitations(node.nodeValue, citation);
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const name = lowered(node.tagName);
  const inner = cleaned(node, citation);
  if (!(name in ALLOWED)) return inner;
  const kept = {};
  for (const attribute of ALLOWED[name]) if (node.hasAttribute(attribute)) kept[attribute] = node.getAttribute(attribute);
  if (name === "A") {
    if (!/^(https?:|mailto:)/i.test(kept.href || "")) return inner;
    Object.assign(kept, { rel: "noopener nofollow ugc", target: "_blank" });
  }
  const made = element(name.toLowerCase(), kept, ...inner);
  return name === "TABLE" ? [element("div", { class: "scroll", tabindex: "0", role: "group" }, made)] : [made];
}));

/** Headings begin at h3, since the section's own is h2; struck-out text is del, as cmark writes it. */
const lowered = (name) => {
  if (name === "S") return "DEL";
  const heading = /^H([12])$/.exec(name);
  return heading ? `H${Number(heading[1]) + 2}` : name;
};

const withCitations = (text, citation) => {
  const found = [];
  let last = 0;
  text.replace(CITATION, (all, key, place) => { found.push(text.slice(last, place), citation(key)); last = place + all.length; return all; });
  return [...found, text.slice(last)].filter((part) => part !== "");
};
