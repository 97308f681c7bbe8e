// Begins when the page is there. The list page needs facets and words at once; a header box when it is used.
let sizes = {}; // of pages and files, and which languages are written from right to left

const openIndex = async (names) => {
  const [data, root] = await Promise.all(names.map(load));
  sizes = data.sizes;
  return { facets: new Facets(data), root };
};

const startBrowse = async (root) => {
  const { locale } = root.dataset;
  const failed = root.querySelector(".search-failed");
  const retry = failed.querySelector("button");
  const begin = async () => {
    try {
      const index = await openIndex(["facets", `${locale}/root`]);
      failed.hidden = true;
      document.documentElement.classList.remove("no-search");
      if (index.facets.hasTitles) load(`${locale}/titles/0`).catch(() => {}); // cards have the titles, too
      new Browse(root, locale, index.facets, index.root).start();
    } catch (error) {
      document.documentElement.classList.add("no-search");
      failed.hidden = retry.hidden = false;
      retry.onclick = begin;
      if (!(error instanceof NotLoaded)) throw error;
    }
  };
  await begin();
};

const startHeader = (form) => {
  const { locale, root } = form.dataset;
  let opened = null;
  const open = () => {
    opened = opened || openIndex(["facets", `${locale}/root`]).then(({ facets, root: file }) => {
      if (facets.hasTitles) load(`${locale}/titles/0`).catch(() => {});
      return {
        facets, words: new Words(locale, file), cards: new Cards(null, root, locale), fold: folder(file.letters),
        messages: new Messages(locale, file.messages), complete: Bits.of(file.complete, facets.size),
      };
    }).catch((error) => { opened = null; throw error; });
    return opened;
  };
  return new Suggestions(form, open);
};

const start = () => {
  const browse = document.querySelector("[data-browse]");
  const header = document.querySelector(".site-search");
  indexFolder = (browse || header).dataset.search;
  if (browse) startBrowse(browse);
  else if (header) {
    const suggestions = startHeader(header);
    if (suggestions.field.value) suggestions._show(); // typed before the script was there
  }
};

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
