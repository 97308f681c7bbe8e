// Which practices have which value, and how many fit a choice. Exact: every count is a count of bits.
class Facets {
  constructor(data) {
    this.size = data.count;
    this.hasTitles = data.count <= data.sizes.titles;
    this.facets = [];
    this.values = []; // all values of all facets, as the index numbers them
    for (const raw of data.facets) this.facets.push(this._facet(raw));
    this.byId = new Map(this.facets.map((facet) => [facet.id, facet]));
    this._years(data.years);
  }

  _facet(raw) {
    const facet = { id: raw.id, values: [], byId: new Map() };
    const sets = raw.column === undefined
      ? raw.bits.map((text) => Bits.of(text, this.size))
      : this._columns(raw.column, raw.values.length);
    raw.values.forEach((id, place) => {
      const value = { facet, id, place, number: this.values.length, parent: null, children: [], bits: sets[place] };
      facet.values.push(value);
      facet.byId.set(id.toLowerCase(), value);
      this.values.push(value);
    });
    (raw.parents || []).forEach((parent, place) => {
      if (parent < 0) return;
      facet.values[place].parent = facet.values[parent];
      facet.values[parent].children.push(facet.values[place]);
    });
    // A parent has what its descendants have.
    const complete = (value) => { value.children.forEach((child) => value.bits.join(complete(child))); return value.bits; };
    facet.values.filter((value) => !value.parent).forEach(complete);
    return facet;
  }

  _columns(column, values) {
    const sets = Array.from({ length: values }, () => new Bits(this.size));
    unpack(column).forEach((value, number) => { if (value) sets[value - 1].add(number); });
    return sets;
  }

  _years(raw) {
    const lengths = unpack(raw.length);
    this.periods = unpack(raw.from).map((offset, number) => {
      const from = raw.first + offset;
      return [from, lengths[number] ? from + lengths[number] - 1 : Infinity];
    });
    this.firstYear = raw.first;
  }

  /** The practices whose period and [from, to] overlap; null for an end that is not given. */
  inYears(from, to) {
    const found = new Bits(this.size);
    this.periods.forEach(([first, last], number) => {
      if ((to === null || first <= to) && (from === null || last >= from)) found.add(number);
    });
    return found;
  }

  /**
   * The practices that fit, and the count beside every value: what there would be with only that
   * value in its facet, everything else unchanged. `text` are the practices that fit the text.
   */
  choose(choice, text) {
    const base = text ? text.copy() : Bits.all(this.size);
    if (choice.from !== null || choice.to !== null) base.keep(this.inYears(choice.from, choice.to));
    const unions = this.facets.map((facet) => this._union(facet, choice.values.get(facet.id)));
    const without = (left) => unions.reduce((bits, union, place) => (union && place !== left ? bits.keep(union) : bits), base.copy());
    const counts = new Array(this.values.length);
    const result = without(-1);
    this.facets.forEach((facet, place) => {
      const rest = unions[place] ? without(place) : result;
      for (const value of facet.values) counts[value.number] = rest.countWith(value.bits);
    });
    return { result, counts, total: result.count() };
  }

  /** Any of the values; where a parent and its child are chosen, the child narrows it. */
  _union(facet, chosen) {
    if (!chosen || !chosen.size) return null;
    const union = new Bits(this.size);
    for (const value of chosen) if (!hasChosenBelow(value, chosen)) union.join(value.bits);
    return union;
  }
}

const hasChosenBelow = (value, chosen) => value.children.some((child) => chosen.has(child) || hasChosenBelow(child, chosen));

const hasChosenAbove = (value, chosen) => value.parent && (chosen.has(value.parent) || hasChosenAbove(value.parent, chosen));
