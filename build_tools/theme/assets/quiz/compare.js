/** Fill-in answers against the key: verdicts, and where an answer that is nearly right differs. */

import { normalise } from "./normalise.js";

/** Below this length one letter changes the word, so that nothing is “nearly” right. */
const SHORTEST_NEAR = 3;
const NEAR_SHARE = 0.2;

/**
 * @param {string[]} keys the right words, in the order of the blanks
 * @param {string[]} answers what was written, one for each blank
 * @param {boolean} free whether the text's order is free
 * @returns {{verdict: "right"|"almost"|"wrong", key: string, answer: string}[]} one for each blank
 */
export function compareBlanks(keys, answers, free) {
  const taken = free ? bestOrder(keys, answers) : keys.map((_, index) => index);
  return answers.map((answer, index) => {
    const key = keys[taken[index]];
    return { verdict: compareWord(key, answer), key, answer };
  });
}

/** @returns {"right"|"almost"|"wrong"} */
export function compareWord(key, answer) {
  const [right, given] = [normalise(key), normalise(answer)];
  if (given && right === given) return "right";
  const allowed = Math.max(1, Math.floor(right.length * NEAR_SHARE));
  return right.length >= SHORTEST_NEAR && distance(right, given) <= allowed ? "almost" : "wrong";
}

/** For each blank the key it fits best; exact fits first, so that no near fit takes a place away. */
function bestOrder(keys, answers) {
  const taken = new Array(answers.length).fill(-1);
  const left = new Set(keys.keys());
  for (const wanted of ["right", "almost", null]) {
    for (const [index, answer] of answers.entries()) {
      if (taken[index] >= 0) continue;
      for (const key of left) {
        if (wanted && compareWord(keys[key], answer) !== wanted) continue;
        taken[index] = key;
        left.delete(key);
        break;
      }
    }
  }
  return taken;
}

/** Number of letters to insert, leave out or change (Levenshtein). */
export function distance(one, other) {
  const [a, b] = [[...one], [...other]];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, char] of a.entries()) {
    const fresh = [i + 1];
    for (const [j, letter] of b.entries()) {
      fresh.push(Math.min(row[j] + (char === letter ? 0 : 1), row[j + 1] + 1, fresh[j] + 1));
    }
    row = fresh;
  }
  return row[b.length];
}

/**
 * The way from an answer to the key, letter by letter.
 * @returns {{kind: "same"|"extra"|"missing", text: string}[]} pieces in the order of reading
 */
export function difference(answer, key) {
  const [a, b] = [[...answer.trim()], [...key]];
  const same = (x, y) => x === y || (normalise(x) !== "" && normalise(x) === normalise(y));
  const longest = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i][j] = same(a[i], b[j]) ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const pieces = [];
  const add = (kind, text) => {
    if (pieces.at(-1)?.kind === kind) pieces.at(-1).text += text;
    else pieces.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(a[i], b[j])) {
      add("same", b[j]);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && longest[i + 1][j] >= longest[i][j + 1])) {
      add("extra", a[i]);
      i += 1;
    } else {
      add("missing", b[j]);
      j += 1;
    }
  }
  return pieces;
}
