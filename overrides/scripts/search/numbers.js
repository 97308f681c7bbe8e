// Numbers and sets as the index writes them (goodpractice/search/encoding.py).
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const DIGITS = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i++) DIGITS[ALPHABET.charCodeAt(i)] = i;

/** "AfgB" → [0, 31, 32]: digits of five bits, the least first; the upper half of the alphabet goes on. */
const unpack = (text) => {
  const numbers = [];
  for (let i = 0, value = 0, scale = 1; i < text.length; i++) {
    const digit = DIGITS[text.charCodeAt(i)];
    value += (digit & 31) * scale;
    if (digit > 31) { scale *= 32; continue; }
    numbers.push(value);
    value = 0;
    scale = 1;
  }
  return numbers;
};

/** A set of numbers below some size, as bits. */
class Bits {
  constructor(size) {
    this.words = new Uint32Array(Math.ceil(size / 32));
  }

  static of(text, size) {
    const made = new Bits(size);
    if (text[0] === ".") { // steps from one number to the next
      let number = 0;
      for (const step of unpack(text.slice(1))) made.add(number += step);
      return made;
    }
    for (let i = 0; i < text.length; i++) {
      const six = DIGITS[text.charCodeAt(i)];
      for (let bit = 0; six >> bit; bit++) if ((six >> bit) & 1) made.add(6 * i + bit);
    }
    return made;
  }

  static all(size) {
    const made = new Bits(size);
    made.words.fill(0xffffffff);
    if (size % 32) made.words[made.words.length - 1] = 2 ** (size % 32) - 1;
    return made;
  }

  add(number) { this.words[number >> 5] |= 1 << (number & 31); }

  has(number) { return ((this.words[number >> 5] >>> (number & 31)) & 1) === 1; }

  join(other) { for (let i = 0; i < this.words.length; i++) this.words[i] |= other.words[i]; return this; }

  keep(other) { for (let i = 0; i < this.words.length; i++) this.words[i] &= other.words[i]; return this; }

  copy() { const made = new Bits(0); made.words = this.words.slice(); return made; }

  count() {
    let total = 0;
    for (let i = 0; i < this.words.length; i++) total += ones(this.words[i]);
    return total;
  }

  /** How many numbers are in this set and in the other. */
  countWith(other) {
    let total = 0;
    for (let i = 0; i < this.words.length; i++) total += ones(this.words[i] & other.words[i]);
    return total;
  }

  /** The numbers, the least first. */
  numbers() {
    const found = [];
    for (let i = 0; i < this.words.length; i++) {
      for (let word = this.words[i]; word; word &= word - 1) found.push(32 * i + 31 - Math.clz32(word & -word));
    }
    return found;
  }
}

const ones = (word) => {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};
