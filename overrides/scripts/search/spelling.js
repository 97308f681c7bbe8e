// The word that was probably meant: fewest letters wrong, missing, too many or swapped.
const allowedMistakes = (word) => (word.length < 8 ? 1 : 2);

const nearestWord = (word, known) => {
  let best = "", least = allowedMistakes(word) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > least) continue;
    const mistakes = distance(word, candidate, least);
    // At equal distance the one that begins alike: people rarely mistype the first letter.
    if (mistakes < least || (mistakes === least && best && best[0] !== word[0] && candidate[0] === word[0])) {
      best = candidate;
      least = mistakes;
    }
  }
  return best;
};

/** Damerau-Levenshtein (optimal string alignment); anything above `most` comes out as most + 1. */
const distance = (one, other, most) => {
  let before = [], last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let value = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) value = Math.min(value, before[j - 2] + 1);
      row.push(value);
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length];
};
