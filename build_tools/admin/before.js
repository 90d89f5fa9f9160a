/* Before the editor loads: it waits for our settings, and speaks Chinese unless its user chose otherwise. */
window.CMS_MANUAL_INIT = true;
try {
  const key = "sveltia-cms.prefs";
  const chosen = JSON.parse(localStorage.getItem(key) ?? "{}");
  localStorage.setItem(key, JSON.stringify({ locale: "zh-CN", ...chosen }));
} catch {
  /* no storage: the language of the browser */
}
