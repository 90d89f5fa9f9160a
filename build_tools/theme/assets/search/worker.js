"use strict";
// Speaks the protocol of Material's search worker: in 0 set up, 2 query; out 1 ready, 3 results.
{
  const inWorker = typeof importScripts === "function";
  if (inWorker) importScripts("store.js", "match.js", "show.js");
  const search = globalThis.studyGuideSearch;
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  const FAILED = [{ location: "", title: "搜索暂时不能用", text: "<p>没有取到搜索数据。请检查网络，再试一次。</p>", score: 1, terms: {} }];

  /** Answers messages; `reply` sends one back. Only the newest query is answered. */
  search.serve = (base, reply) => {
    let store = null;
    let newest = 0;
    const opened = () => (store ??= (async () => {
      const fresh = new search.Store(base);
      await fresh.open();
      return fresh;
    })());
    const answer = async (query) => {
      const turn = ++newest;
      let items = [];
      try {
        if (query.trim()) items = await search.show(await opened(), await search.find(await opened(), query));
      } catch {
        store = null; // the site may have been rebuilt: start again from its head
        items = [FAILED];
      }
      if (turn === newest) reply({ type: RESULT, data: { items } });
    };
    return ({ type, data }) => {
      if (type === SETUP) reply({ type: READY });
      else if (type === QUERY) answer(data);
    };
  };

  if (inWorker) {
    const receive = search.serve(new URL("../../search/", self.location).href, (message) => self.postMessage(message));
    self.onmessage = ({ data }) => receive(data);
  }
}
