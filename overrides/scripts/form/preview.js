// The page as it will read, made of what stands in the form. The same elements and classes as
// goodpractice/rendering/templates/practice.html; a test compares both for every practice there is.
class Preview {
  constructor(root, form) {
    this.form = form;
    this.root = root;
    this.place = root.querySelector("[data-preview-place]");
    this.page = root.querySelector("[data-preview-page]");
    root.querySelector("[data-preview]").addEventListener("click", () => this.open());
  }

  async open() {
    await loadMarkdown(this.root.dataset.markdown);
    const { entry, translation } = this.form.previewed();
    refill(this.page, new PracticePreview(entry, translation).article());
    this.place.hidden = false;
    this.place.querySelector("h2").focus();
    this.place.scrollIntoView({ block: "start" });
  }
}

class PracticePreview {
  /** `translation` holds what there is in the page's language, or is null. */
  constructor(entry, translation) {
    this.entry = entry;
    this.translation = translation;
    this.fields = Object.entries(known.schema.properties).map(([name, node]) => [name, resolved(node, known.schema)]);
    this.sourceKeys = Object.keys(entry.sources || {});
  }

  article() {
    return element("article", { class: "practice" }, this._head(), element("div", { class: "practice-columns" }, this._glance(), this._story()));
  }

  /** A text in the page's language if it is there, else in the original, with its true language. */
  _text(...path) {
    const own = this.translation ? valueAt(this.translation, path) : undefined;
    const language = isWritten(own) ? this.translation.language : this.entry.language;
    return { text: isWritten(own) ? String(own) : String(valueAt(this.entry, path) || ""), marks: languageMarks(language) };
  }

  _head() {
    const title = this._text("title");
    const summary = this._text("summary");
    return element("header", { class: "practice-head" }, element("h1", title.marks, oneLine(title.text)), element("p", Object.assign({ class: "lead" }, summary.marks), oneLine(summary.text)));
  }

  // -- at a glance --------------------------------------------------------------------------------

  _glance() {
    const facts = [this._acronym(), this._where(), this._when(), ...this._facts(), this._budget()].filter(Boolean);
    return element("aside", { class: "glance" }, element("h2", {}, N_("At a glance")), element("dl", {}, ...facts));
  }

  _acronym() {
    return this.entry.acronym ? fact("acronym", N_("Short name"), element("dd", {}, this.entry.acronym)) : null;
  }

  _where() {
    const places = Object.keys(this.entry.places || {}).map((key) => this._text("places", key, "name"));
    const countries = (this.entry.countries || []).map((code) => ({ text: known.codeName("country", code), isValue: true }));
    const items = [...places, ...countries];
    return items.length ? fact("where", N_("Where"), values(items)) : null;
  }

  _when() {
    const { start, end, status } = this.entry;
    if (!start) return null;
    const from = partialDate(start);
    const to = end ? partialDate(end) : "";
    const words = to ? (from === to ? from : `${from} – ${to}`) : status === "ongoing" ? N_("since {date}", { date: from }) : from;
    const months = end ? durationInMonths(String(start), String(end)) : 0;
    return fact("when", N_("When"), element("dd", {}, words, months ? ` (${NN_("{count} month", "{count} months", months)})` : null));
  }

  _facts() {
    return this.fields.filter(([name, node]) => !SHOWN_ELSEWHERE.includes(name) && isWritten(this.entry[name]) && (vocabularyOf(node) || codesOf(node))).map(([name, node]) => {
      const ids = [].concat(this.entry[name]);
      const groups = vocabularyOf(node) ? known.grouped(vocabularyOf(node), ids) : null;
      const label = (id) => ({ text: vocabularyOf(node) ? known.label(vocabularyOf(node), id) : known.codeName(codesOf(node), id), isValue: true });
      const made = groups
        ? groups.map(([group, members]) => element("dd", {}, element("span", { class: "fact-group" }, group), chips(members.map(label))))
        : [values(ids.map(label), node.facet)];
      return fact(name.replace(/_/g, "-"), fieldText(node.title), ...made);
    });
  }

  _budget() {
    const { budget } = this.entry;
    if (!budget || !isWritten(budget.amount)) return null;
    const amount = money(budget.amount, budget.currency);
    const words = budget.approximate ? N_("about {amount}", { amount }) : amount;
    const period = budget.period ? ` (${known.label("budget-periods", budget.period)})` : "";
    return fact("budget", fieldText("Budget"), element("dd", {}, words + period));
  }

  // -- the story ----------------------------------------------------------------------------------

  _story() {
    const sections = this.fields.filter(([name, node]) => node.markdown && isWritten(this.entry[name])).map(([name, node]) => this._section(name, node));
    return element("div", { class: "story" }, ...sections, this._figures(), this._organisations(), this._links(), this._sources());
  }

  _section(name, node) {
    const { text, marks } = this._text(name);
    const prose = element("div", Object.assign({ class: "prose" }, marks), ...markdownNodes(text, (key) => this._citation(key)));
    return section(name.replace(/_/g, "-"), fieldText(node.heading || node.title), prose);
  }

  _citation(key) {
    const number = this.sourceKeys.indexOf(key) + 1;
    return number ? element("a", { class: "citation", href: `#source-${key}`, "aria-label": N_("Source {number}", { number }) }, String(number)) : `[^${key}]`;
  }

  _figures() {
    const rows = Object.entries(this.entry.figures || {}).map(([key, figure]) => {
      const what = this._text("figures", key, "what");
      const cell = (value, precision) => element("td", {}, isWritten(value) ? element("bdi", {}, [precision ? known.label("precisions", precision) : "", formatted(value)].filter(Boolean).join(" ")) : element("span", { class: "muted" }, "–"));
      return element("tr", {},
        element("th", Object.assign({ scope: "row" }, what.marks), oneLine(what.text), figure.source ? " " : null, figure.source ? this._citation(figure.source) : null),
        cell(figure.planned, figure.planned_is), cell(figure.reached, figure.reached_is), element("td", {}, figure.as_of ? partialDate(figure.as_of) : ""));
    });
    if (!rows.length) return null;
    const heads = [N_("What was counted"), N_("Planned"), N_("Reached"), N_("As of")].map((text) => element("th", { scope: "col" }, text));
    const table = element("table", { class: "figure-table" }, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows));
    return section("figures", N_("Figures"), element("div", { class: "scroll", tabindex: "0", role: "group" }, table));
  }

  _organisations() {
    const { organisations = [], funding = [], contact } = this.entry;
    const people = organisations.map((one) => element("li", {},
      element("span", { class: "organisation-role" }, one.role ? known.label("organisation-roles", one.role) : ""), " ",
      linked(one.url, one.name, Object.assign({ class: "organisation-name" }, languageMarks(one.language || this.entry.language))), " ",
      one.kind || one.country ? element("span", { class: "organisation-kind" }, [one.kind ? known.label("organisation-kinds", one.kind) : "", one.country ? known.codeName("country", one.country) : ""].filter(Boolean).join(", ")) : null));
    const money_ = funding.map((one) => element("li", {}, known.label("funding-programmes", one.programme),
      ...[one.name, one.project_number ? N_("Project number: {number}", { number: one.project_number }) : ""].filter(Boolean).map((text) => element("span", { class: "funding-detail" }, ` ${text}`)),
      ...[isWritten(one.amount) ? money(one.amount, one.currency) : "", isWritten(one.share) ? percent(one.share) : ""].filter(Boolean).map((text) => element("strong", { class: "funding-amount" }, " ", element("bdi", {}, text)))));
    return section("organisations", N_("Organisations and funding"), element("ul", { class: "organisations" }, ...people),
      ...(money_.length ? [element("h3", {}, N_("Funding")), element("ul", { class: "funding" }, ...money_)] : []),
      ...(contact ? [element("h3", {}, N_("Contact")), element("p", {}, linked(contact.url, contact.organisation, languageMarks(this.entry.language)))] : []));
  }

  _links() {
    const links = Object.entries(this.entry.links || {});
    if (!links.length) return null;
    const order = (code) => [code !== known.locale, code !== "en", code].join();
    const languages = [...new Set(links.map(([, link]) => link.language || ""))].sort((a, b) => (order(a) < order(b) ? 1 : -1)).reverse();
    const lists = languages.map((code) => [
      element("h3", { class: "link-language" }, known.languageName(code)),
      element("ul", { class: "links" }, ...links.filter(([, link]) => (link.language || "") === code).map(([key, link]) => {
        const title = this._text("links", key, "title");
        return element("li", {}, linked(link.url, oneLine(title.text), title.marks), " ", element("span", { class: "link-detail" }, `${link.kind ? known.label("link-kinds", link.kind) : ""} · `, element("bdi", {}, hostOf(link.url))));
      })),
    ]);
    return section("links", N_("Links"), ...[].concat(...lists));
  }

  _sources() {
    const items = Object.entries(this.entry.sources || {}).map(([key, source]) => element("li", { id: `source-${key}` },
      linked(source.url, source.title, languageMarks(source.language || this.entry.language)), " ",
      element("span", { class: "source-detail" }, [source.publisher, known.languageName(source.language || ""), hostOf(source.url), source.accessed ? N_("last opened: {date}", { date: partialDate(source.accessed) }) : ""].filter(Boolean).join(" · "))));
    return section("sources", N_("Sources"), element("ol", { class: "sources" }, ...items));
  }
}

const SHOWN_ELSEWHERE = ["language", "countries"]; // the country stands with the places, the language at every text

const vocabularyOf = (node) => node.vocabulary || (node.items && node.items.vocabulary);
const codesOf = (node) => node.codes || (node.items && node.items.codes);
const oneLine = (text) => text.split(/\s+/).join(" ").trim();
const hostOf = (url) => (url ? url.replace(/^.*?:\/\//, "").replace(/\/.*$/, "").replace(/^www\./, "") : "");
const fact = (name, label, ...made) => element("div", { class: `fact fact-${name}` }, element("dt", {}, label), ...made);
const section = (id, heading, ...inner) => element("section", { class: "section" }, element("h2", {}, heading), ...inner);
const chips = (items) => element("ul", { class: "chips" }, ...items.map((item) => element("li", {}, element("span", Object.assign({ class: "chip" }, item.marks), oneLine(item.text)))));
const values = (items, isFacet) => (items.length > 1 || isFacet || items[0].isValue ? element("dd", {}, chips(items)) : element("dd", items[0].marks || {}, oneLine(items[0].text)));

/** A link if the address is one that may be opened, else the words alone. */
const linked = (url, text, marks) => (/^https?:\/\/[^\s"<>]+$/i.test(url || "")
  ? element("a", Object.assign({ href: url, rel: "noopener", target: "_blank" }, marks), text || "")
  : element("span", marks, text || ""));

const languageMarks = (language) => (!language || language === known.locale ? {} : { lang: language, dir: known.direction(language) });

const durationInMonths = (start, end) => {
  const [from, to] = [start, end].map((text) => text.split("-").map(Number));
  if (from.length < 2 || to.length < 2) return 0;
  const months = (to[0] - from[0]) * 12 + to[1] - from[1];
  return from.length < 3 || to.length < 3 ? months + 1 : months + (to[2] + 1 >= from[2] ? 1 : 0);
};
