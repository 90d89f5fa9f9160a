/**
 * Score slips: what was answered when, in which state of the guide, with a checksum. The sum finds
 * slips that were changed or mistyped; it is no signature, and the slip says so.
 */

import { VERDICTS } from "./kinds.js";
import { dayOf } from "./review.js";

const SUM = "校验码：";

/** CRC-32 (ISO 3309) of a text in UTF-8, as eight letters. */
export function checksum(text) {
  let sum = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (~sum >>> 0).toString(16).padStart(8, "0");
}

/** Spaces, line ends and blank lines may change in copying; they do not count. */
const core = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");

/** @returns {string} the slip as plain text, its checksum in the last line */
export function slipText({ guide, version, title, date, rows }) {
  const right = rows.filter((row) => row.verdict === "right").length;
  const time = `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
  const body = [
    "成绩单",
    `导读：${guide}（版本 ${version}）`,
    `内容：${title}`,
    `日期：${dayOf(date)} ${time}`,
    `成绩：${right} / ${rows.length}`,
    ...rows.map((row, index) => `${index + 1}. ${row.id} ${VERDICTS[row.verdict].join(" ")}`),
  ].join("\n");
  return `${body}\n${SUM}${checksum(core(body))}\n`;
}

/** @returns {boolean|null} whether a slip is as it was made; null when the text is no slip */
export function verifySlip(text) {
  const lines = core(text).split("\n");
  const sum = lines.pop();
  if (lines[0] !== "成绩单" || !sum?.startsWith(SUM)) return null;
  return checksum(lines.join("\n")) === sum.slice(SUM.length);
}

export const saveSlip = (text) => saveText(text, `成绩单-${dayOf(new Date())}.txt`);

/** Hand a text to the reader as a file. */
export function saveText(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Prints the slip alone, with lines for name and signature: the site collects no names. */
export function printSlip(text) {
  const sheet = document.createElement("pre");
  sheet.className = "sg-slip";
  sheet.textContent = `${text}\n姓名：________________　　单位：________________\n\n（校验码用来发现改动，不是签名。）\n`;
  document.body.append(sheet);
  document.body.classList.add("prints-slip");
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("prints-slip");
    sheet.remove();
  }, { once: true });
  window.print();
}
