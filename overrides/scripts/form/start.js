// Begins when the page is there: fetches what the form is made from, and the entry to be corrected.
let known = null;

const startForm = async (root) => {
  indexFolder = root.dataset.files;
  const asked = new URLSearchParams(location.search);
  const id = asked.get("practice") || "";
  const to = asked.get("to") || "";
  const failed = root.querySelector("[data-form-failed]");
  try {
    known = new Known(await load(root.dataset.locale));
    load("names").then((names) => { known.codeNames = names; }, () => {}); // without it the checks guess less
    const source = id ? await loadEntry(id) : null;
    const target = source && to ? await loadTranslation(source, to) : null;
    const form = source && to ? new TranslationForm(root, source, target, to) : new EntryForm(root, source);
    setHeading(root, source, to);
    form.start();
    root.dataset.ready = "";
  } catch (error) {
    failed.hidden = false;
    root.querySelector(".form-columns").hidden = true; // there is nothing to send
    if (!(error instanceof NotLoaded)) throw error;
  }
};

const loadEntry = async (id) => {
  if (!known.has(id)) throw new NotLoaded(id);
  return Object.assign({ id }, await load(`practices/${id}/practice`));
};

/** A translation that is not there yet is begun. */
const loadTranslation = (source, locale) => (source.translations.includes(locale) ? load(`practices/${source.id}/${locale}`) : Promise.resolve(null));

const setHeading = (root, source, to) => {
  if (!source) return;
  const title = root.querySelector("h1");
  root.querySelector(".page-head .lead").hidden = true;
  const name = element("cite", { lang: source.data.language, dir: known.direction(source.data.language) }, source.data.title);
  const [before, after] = (to ? N_("Translate into {language}: {practice}", { language: known.languageName(to), practice: "\u0000" }) : N_("Correct: {practice}", { practice: "\u0000" })).split("\u0000");
  refill(title, before, name, after || "");
  document.title = title.textContent;
};

const begin = () => startForm(document.querySelector("[data-form]"));

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin); else begin();
