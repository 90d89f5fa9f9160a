/**
 * Putting items in order: two buttons an item for keyboard and touch, dragging by the item for mouse
 * and finger. The letter travels with its item; a live region tells where the item went.
 */

import { button, element } from "../dom.js";

/** @param {HTMLFormElement} form an ordering question */
export function arrange(form) {
  const list = form.querySelector(".sg-q__order");
  const start = [...list.children];
  const said = element("p.sg-hidden", { role: "status" });
  const place = (item) => [...list.children].indexOf(item) + 1;
  const told = (item) => {
    said.textContent = `${item.dataset.letter} 现在是第 ${place(item)} 项，共 ${start.length} 项`;
    refresh();
    form.dispatchEvent(new Event("input")); // as a field does when its value changes
  };

  function move(item, step, pressed) {
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(item);
    else other.after(item);
    told(item);
    if (pressed.getAttribute("aria-disabled") !== "true") pressed.focus();
    else item.querySelector(`button:not([aria-disabled="true"])`)?.focus();
  }

  /** Ends of the list: the button stays where it is and can keep the focus, but does nothing. */
  function refresh() {
    for (const item of list.children) {
      const [up, down] = item.querySelectorAll("button");
      up.setAttribute("aria-disabled", String(!item.previousElementSibling));
      down.setAttribute("aria-disabled", String(!item.nextElementSibling));
    }
  }

  for (const item of start) {
    const name = `${item.dataset.letter}`;
    const up = button("↑", () => move(item, -1, up), "sg-move");
    const down = button("↓", () => move(item, 1, down), "sg-move");
    up.setAttribute("aria-label", `${name} 上移`);
    down.setAttribute("aria-label", `${name} 下移`);
    item.append(element("span.sg-moves", {}, up, down));
    item.addEventListener("pointerdown", (event) => drag(event, item));
  }

  /** Drag an item past its neighbours. Touch starts on the letter, so that the page still scrolls. */
  function drag(event, item) {
    const held = event.target.closest("fieldset").disabled || event.target.closest("button");
    if (held || event.button !== 0 || (event.pointerType !== "mouse" && !event.target.closest("b"))) return;
    event.preventDefault();
    const { pointerId } = event;
    item.classList.add("is-held");
    item.setPointerCapture(pointerId);
    // The neighbours move, not the held item: taking it out of the page would let the pointer go.
    const over = (moved) => {
      const before = item.previousElementSibling;
      const next = item.nextElementSibling;
      const middle = (box) => box.top + box.height / 2;
      if (before && moved.clientY < middle(before.getBoundingClientRect())) item.after(before);
      else if (next && moved.clientY > middle(next.getBoundingClientRect())) item.before(next);
    };
    const drop = () => {
      item.classList.remove("is-held");
      item.removeEventListener("pointermove", over);
      told(item);
    };
    item.addEventListener("pointermove", over);
    item.addEventListener("lostpointercapture", drop, { once: true });
  }

  form.addEventListener("sg-restore", ({ detail: letters }) => {
    list.append(...(letters?.map((letter) => start.find((item) => item.dataset.letter === letter)) ?? start));
    refresh();
  });
  list.after(said);
  refresh();
}
