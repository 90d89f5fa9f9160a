/* Stands at the head of the body: dark from the first paint where the device asks for it and the reader has not chosen. Material's own script, which does the same, comes later. */
if (!__md_get("__palette") && matchMedia("(prefers-color-scheme: dark)").matches) document.body.setAttribute("data-md-color-scheme", "slate");
