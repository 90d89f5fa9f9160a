/** Making elements: the one way in which these modules write to the page. Text is always text, never markup. */

/**
 * @param {string} tag element name with classes, such as `p.sg-say`
 * @param {Object<string, string|boolean>} attributes a true value sets an empty attribute, a false one none
 * @param {...(Node|string|null|undefined)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A button that does something. */
export function button(text, act, style = "sg-button") {
  const made = element(`button.${style.split(" ").join(".")}`, { type: "button" }, text);
  made.addEventListener("click", act);
  return made;
}

/** The address of a page of the site: a browser shows a folder of the disk as a list of files. */
export const pageAddress = (path) => (location.protocol === "file:" ? path.replace(/\/(?=[#?]|$)/, "/index.html") : path);

/** Words for screen readers only. */
export const unseen = (text) => element("span.sg-hidden", {}, text);
