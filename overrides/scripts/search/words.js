// Looking words up: in the shard of the language, else among the labels of all languages, else by
// what is nearest: longer words that begin so, other endings, spelling.

/** A file of words, opened. */
class Shard {
  constructor(data, prefixes) {
    this.forms = data.forms.split(" ");
    this.keys = prefixes.length ? this.forms.map((form) => bare(form, prefixes)) : this.forms;
    this.words = unpack(data.words);
    this.postings = data.postings.split(" ");
    this.labels = data.labels || {};
    this.common = data.common || {};
    this.places = new Map(this.forms.map((form, place) => [form, place]));
  }

  /** The places of all forms whose key begins with `start`. */
  beginningWith(start) {
    const found = [];
    for (let place = this._first(start); place < this.keys.length && this.keys[place].startsWith(start); place++) found.push(place);
    return found;
  }

  _first(start) {
    let low = 0, high = this.keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.keys[middle] < start) low = middle + 1; else high = middle;
    }
    return low;
  }

  isLast(place) { return place === this.keys.length - 1; }
}

/** The number of the shard that holds a key: the last that does not begin after it. */
const shardOf = (firsts, key) => {
  let low = 0, high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= key) low = middle + 1; else high = middle;
  }
  return Math.max(0, low - 1);
};

const MOST_EXPANSIONS = 60;
const PREFIX_STRENGTH = 0.6, ENDING_STRENGTH = 0.8, SPELLING_STRENGTH = 0.7;

/** What a word stands for: how strongly each document is about it, which labels hold it, its forms. */
class Hit {
  constructor(word) {
    this.word = word;
    this.impacts = new Map(); // document → 1 to 7
    this.labels = [];         // [number, value, words, strength]
    this.forms = new Set([word]);
    this.starts = "";         // forms that begin with this are meant as well
    this.instead = "";        // the word that was taken in its place
    this.common = null;       // the number of a word that is nearly everywhere
    this.isFound = false;
  }

  take(shard, places, strength) {
    const numbers = new Set(places.map((place) => shard.words[place]));
    for (const number of numbers) this._takeWord(shard, number, strength);
    shard.words.forEach((number, place) => { if (numbers.has(number)) this.forms.add(shard.forms[place]); });
  }

  _takeWord(shard, number, strength) {
    this.isFound = true;
    if (shard.common[number] !== undefined) { this.common = shard.common[number]; return; }
    this.takePostings(shard.postings[number], strength);
    const labels = unpack(shard.labels[number] || "");
    for (let i = 0; i < labels.length; i += 3) this.labels.push([labels[i], labels[i + 1], labels[i + 2], strength]);
  }

  takePostings(postings, strength) {
    let document = 0;
    for (const pair of unpack(postings)) {
      document += Math.floor(pair / 8);
      const impact = (pair % 8) * strength;
      if (impact > (this.impacts.get(document) || 0)) this.impacts.set(document, impact);
    }
  }
}

class Words {
  constructor(locale, root) {
    this.locale = locale;
    this.root = root;
    this.shards = new Map();
  }

  async _shard(folder, firsts, number, prefixes) {
    const name = `${folder}/${number}`;
    if (!this.shards.has(name)) this.shards.set(name, new Shard(await load(name), prefixes));
    return this.shards.get(name);
  }

  _ofLanguage(key) {
    return this._shard(`${this.locale}/words`, this.root.words, shardOf(this.root.words, key), this.root.prefixes);
  }

  /** What one word stands for. */
  async find(word) {
    const hit = new Hit(word);
    if (!this.root.words.length) return hit;
    const key = bare(word, this.root.prefixes);
    const shard = await this._ofLanguage(key);
    const exact = shard.places.has(word) ? [shard.places.get(word)] : shard.beginningWith(key).filter((place) => shard.keys[place] === key);
    if (exact.length) hit.take(shard, exact, 1);
    else await this._findNear(hit, word, key, shard);
    return hit;
  }

  async _findNear(hit, word, key, shard) {
    if (key.length >= 2) await this._findLonger(hit, key, shard);
    if (word.length >= 3) await this._findInOtherLanguages(hit, word);
    if (hit.isFound) return;
    this._findByEnding(hit, key, shard);
    if (hit.isFound || word.length < 4) return;
    await this._findBySpelling(hit, word);
  }

  /** Words that begin so: the rest has not been typed yet, or this is the first part of a longer word. */
  async _findLonger(hit, key, shard) {
    let places = shard.beginningWith(key);
    if (!places.length) return;
    hit.take(shard, places.slice(0, MOST_EXPANSIONS), PREFIX_STRENGTH);
    hit.starts = key;
    const next = shardOf(this.root.words, key) + 1;
    if (shard.isLast(places[places.length - 1]) && next < this.root.words.length && this.root.words[next].startsWith(key)) {
      const following = await this._shard(`${this.locale}/words`, this.root.words, next, this.root.prefixes);
      places = following.beginningWith(key);
      hit.take(following, places.slice(0, MOST_EXPANSIONS), PREFIX_STRENGTH);
    }
  }

  /** A label or synonym in any language: наставництво on the English pages. */
  async _findInOtherLanguages(hit, word) {
    const firsts = await load("labels");
    if (!firsts.length) return;
    const shard = await this._shard("labels", firsts, shardOf(firsts, word), []);
    if (shard.places.has(word)) { hit.take(shard, [shard.places.get(word)], 1); return; }
    if (!hit.isFound && word.length >= 5) this._findByEnding(hit, word, shard);
  }

  /** Another ending of the same beginning: a form that stands nowhere in the texts. */
  _findByEnding(hit, key, shard) {
    const least = Math.max(3, Math.ceil(key.length * 0.6));
    for (let cut = key.length - 1; cut >= least; cut--) {
      const start = key.slice(0, cut);
      const places = shard.beginningWith(start).filter((place) => shard.keys[place].length <= cut + 3);
      if (!places.length) continue;
      hit.take(shard, places.slice(0, MOST_EXPANSIONS), ENDING_STRENGTH);
      return;
    }
  }

  async _findBySpelling(hit, word) {
    const nearest = nearestWord(word, (await load(`${this.locale}/spelling`)).split(" "));
    if (!nearest) return;
    const shard = await this._ofLanguage(bare(nearest, this.root.prefixes));
    if (!shard.places.has(nearest)) return;
    hit.take(shard, [shard.places.get(nearest)], SPELLING_STRENGTH);
    hit.instead = nearest;
  }

  /** The places of a form: document → positions; null if it stands nearly everywhere. */
  async positions(form) {
    const name = `${this.locale}/positions`;
    const firsts = await load(name);
    if (!firsts.length) return new Map();
    const number = shardOf(firsts, bare(form, this.root.prefixes));
    const data = await load(`${name}/${number}`);
    const place = data.forms.split(" ").indexOf(form);
    if (place < 0) return new Map();
    const text = data.positions.split(" ")[place];
    return text ? placesByDocument(unpack(text)) : null;
  }
}

const placesByDocument = (pairs) => {
  const found = new Map();
  let document = 0, position = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    document += pairs[i];
    const places = found.get(document);
    position = places ? position + pairs[i + 1] : pairs[i + 1];
    if (places) places.push(position); else found.set(document, [position]);
  }
  return found;
};
