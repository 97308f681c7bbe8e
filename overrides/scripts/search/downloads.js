// The practices that fit, as a table or as data, made in the browser; a feed where there is one.
class Downloads {
  constructor(browse, place) {
    this.browse = browse;
    this.place = place;
    this.feed = place.querySelector("[data-feed]");
    place.querySelector("[data-csv]").addEventListener("click", () => this._give("csv", "text/csv", (rows) => asTable(rows)));
    place.querySelector("[data-json]").addEventListener("click", () => this._give("json", "application/json", (rows) => JSON.stringify(rows, null, 1)));
  }

  /** There is a feed of everything and one for each single value. */
  show(state) {
    const { facets, cards } = this.browse;
    const values = chosenValues(state, facets);
    const isFeed = !state.q.trim() && state.from === null && state.to === null && values.length <= 1;
    const folder = values.length ? `${values[0].facet.id}/${values[0].id.toLowerCase()}/` : "practices/";
    this.feed.hidden = !isFeed;
    this.feed.href = `${cards.root}${folder}feed.xml`;
  }

  async _give(ending, type, written) {
    let text;
    try {
      text = written(await this._rows());
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      this.browse.showFailure(true);
      return;
    }
    const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` })), download: `practices.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  async _rows() {
    const { found, facets, filters, cards, locale } = this.browse;
    await Promise.all([...new Set(found.map((number) => Math.floor(number / sizes.titles)))].map((file) => load(`${locale}/titles/${file}`)));
    return found.map((number) => {
      const titles = arrived.get(`${locale}/titles/${Math.floor(number / sizes.titles)}`);
      const place = number % sizes.titles;
      const id = titles.ids.split(" ")[place];
      const [from, to] = facets.periods[number];
      const row = { id, title: titles.titles[place], language: titles.languages[place] || locale, address: new URL(`${cards.root}practices/${id}/`, document.baseURI).href, from, to: to === Infinity ? "" : to };
      for (const facet of facets.facets) {
        row[facet.id] = facet.values.filter((value) => value.bits.has(number) && !value.children.some((child) => child.bits.has(number))).map((value) => filters.nameOf(value));
      }
      return row;
    });
  }
}

/** RFC 4180; a cell that a spreadsheet would take for a formula is kept from being one. */
const asTable = (rows) => {
  const columns = rows.length ? Object.keys(rows[0]) : ["id", "title"];
  const cell = (value) => {
    const text = String(Array.isArray(value) ? value.join("; ") : value);
    return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  };
  return `\ufeff${[columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column])))].map((line) => line.join(",")).join("\r\n")}\r\n`;
};
