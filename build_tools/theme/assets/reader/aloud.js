/** Reading aloud with the voice that the reader's own device has; offered only where one speaks Chinese. */

import { button } from "../dom.js";

/** @param {(control: HTMLElement) => void} offer is called with the button once a Chinese voice is known */
export function aloud(offer) {
  const speech = globalThis.speechSynthesis;
  if (!speech) return;
  const voice = () => speech.getVoices().find((one) => /^zh|^cmn/i.test(one.lang));
  const control = button("朗读", () => (reading ? stop() : start()));
  let reading = null;
  let offered = false;

  function mark(sentence) {
    document.querySelector(".is-read")?.classList.remove("is-read");
    sentence?.classList.add("is-read");
  }

  /** From the paragraph that the address points to, else from the first that is in sight. */
  function start() {
    const all = [...document.querySelectorAll(".sg-s")];
    const target = document.querySelector(":target:is(.sg-para, .sg-s)");
    const first = target ? all.findIndex((s) => target.contains(s)) : all.findIndex((s) => s.getBoundingClientRect().bottom > 80);
    reading = all.slice(Math.max(first, 0));
    control.textContent = "停止朗读";
    next();
  }

  function next() {
    const sentence = reading?.shift();
    if (!sentence) {
      stop();
      return;
    }
    const said = new SpeechSynthesisUtterance(sentence.textContent);
    said.lang = "zh-CN";
    said.voice = voice();
    const mine = reading;
    said.onend = () => { if (reading === mine) next(); };
    said.onerror = () => { if (reading === mine) stop(); };
    mark(sentence);
    sentence.scrollIntoView({ block: "nearest" });
    speech.speak(said);
  }

  function stop() {
    reading = null;
    speech.cancel();
    mark(null);
    control.textContent = "朗读";
  }

  function look() {
    if (offered || !voice()) return;
    offered = true;
    offer(control);
  }

  speech.addEventListener?.("voiceschanged", look);
  addEventListener("pagehide", stop);
  look();
}
