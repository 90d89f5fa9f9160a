/**
 * One spelling for a Chinese answer: what a reader may write differently and still be right.
 * Width, case, punctuation, quotation marks and spaces do not count; Chinese and Arabic numerals are one.
 */

const DIGITS = new Map(
  [..."零一二三四五六七八九"].flatMap((char, value) => [[char, value]]).concat(
    [..."〇壹贰叁肆伍陆柒捌玖"].map((char, value) => [char, value]),
    [["两", 2], ["貳", 2], ["參", 3], ["陸", 6]],
  ),
);
const SMALL = new Map([["十", 10], ["拾", 10], ["百", 100], ["佰", 100], ["千", 1000], ["仟", 1000]]);
const LARGE = new Map([["万", 1e4], ["萬", 1e4], ["亿", 1e8], ["億", 1e8]]);
const NUMERALS = [...DIGITS.keys(), ...SMALL.keys(), ...LARGE.keys()].join("");
const RUN = new RegExp(`[0-9.${NUMERALS}]+`, "g");
const PERCENT = new RegExp(`百分之([0-9.${NUMERALS}]+)`, "g");
/** Signs carry meaning (“1+6”, “51%”); every other mark is layout. */
const MARKS = /[^\p{L}\p{N}%+.]/gu;
const LONE_STOP = /(?<!\d)\.|\.(?!\d)/g;

/**
 * @param {string} text what was written
 * @returns {string} the form in which answers are compared; never shown
 */
export function normalise(text) {
  const bare = text.normalize("NFKC").toLowerCase().replace(MARKS, "").replace(LONE_STOP, "");
  return bare.replace(PERCENT, "$1%").replace(RUN, number);
}

/** One numeral as digits; a run that is no numeral (百姓, 万一) stays as it is. */
function number(run) {
  const tokens = run.match(/\d+(?:\.\d+)?|[^\d.]/g) ?? [];
  if (!tokens.some((token) => DIGITS.has(token) || /\d/.test(token) || SMALL.get(token) === 10)) return run;
  if (!tokens.some((token) => SMALL.has(token) || LARGE.has(token))) {
    return tokens.map((token) => DIGITS.get(token) ?? token).join("");
  }
  return amount(tokens) ?? run;
}

/** The value of tokens such as 三 千 一 百 三 十 四 万, or null where they make no number. */
function amount(tokens) {
  let total = 0;
  let section = 0;
  let digit = null;
  for (const token of tokens) {
    if (LARGE.has(token)) {
      if (section === 0 && digit === null) return null;
      total += (section + (digit ?? 0)) * LARGE.get(token);
      [section, digit] = [0, null];
    } else if (SMALL.has(token)) {
      if (digit === null && SMALL.get(token) !== 10) return null;
      section += (digit ?? 1) * SMALL.get(token);
      digit = null;
    } else {
      if (digit) return null;
      digit = DIGITS.get(token) ?? Number(token);
    }
  }
  return String(Number((total + section + (digit ?? 0)).toFixed(4)));
}
