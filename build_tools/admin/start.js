/* The editor with our settings and our way of writing an article. */
fetch("settings.json")
  .then((answer) => answer.json())
  .then((config) => {
    CMS.registerCustomFormat("article", "md", articleFormat(config.collections[0].fields));
    CMS.init({ config });
  });
