// Searches the index beside this page. The format of its files: content/reference/search.md.
(() => {
  const form = document.getElementById("search");
  if (!form) return;
  const [status, list, more, browse] = ["status", "results", "more", "browse"]
    .map((name) => document.getElementById("search-" + name));
  const query = document.getElementById("search-query");
  const selects = [...form.querySelectorAll("select")];
  const texts = form.dataset;
  const PAGE = 10; // results shown at a time
  const SHARDS = 8; // that a query may load

  // Files, each fetched once. The index has their versions: publications are not mixed.
  const outdated = new Error();
  let index;
  const files = new Map();
  const fetched = async (path) => {
    const [kind, number] = path.split("/");
    const version = index.versions[kind].substr(number * 8, 8);
    const isText = kind === "documents";
    const name = kind === "filters" ? encodeURIComponent(index.filters[number]) : number;
    const answer = await fetch(`${texts.index}${kind}/${name}.${isText ? "json" : "bin"}?${version}`);
    if (!answer.ok) throw answer.status === 404 ? outdated : new Error(path);
    const data = isText ? await answer.json() : new Uint8Array(await answer.arrayBuffer());
    if (version !== (isText ? data.version : String.fromCharCode(...data.subarray(0, 8)))) throw outdated;
    return isText ? data.documents : data.subarray(8);
  };
  const load = (path) => {
    if (!files.has(path)) {
      files.set(path, fetched(path));
      files.get(path).catch(() => files.delete(path));
    }
    return files.get(path);
  };

  // Terms (Sources/Search/SearchCharacters.swift).
  const PAIR = /[々-〇ぁ-ヺー-ㆎㆠ-ㆿㇰ-ㇿ㐀-䶿一-\u9fff가-힣\uf900-\ufaff\u{20000}-\u{3fffd}]/u;
  const WORD = /[\p{L}\p{N}\p{M}]/u;
  const IGNORED = /[\xad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/u;
  const fold = (character) => character
    .replace(/[！-～]/, (wide) => String.fromCharCode(wide.charCodeAt() - 0xfee0)).toLowerCase();
  const split = (text) => {
    const parts = [];
    let kind;
    for (const character of text) {
      if (IGNORED.test(character)) continue;
      const folded = fold(character);
      const own = PAIR.test(folded) ? "pairs" : WORD.test(folded) ? "words" : "";
      if (own && own === kind) parts[parts.length - 1].row.push(folded);
      else if (own) parts.push({ kind: own, row: [folded] });
      kind = own;
    }
    return parts;
  };
  const terms = (parts) => parts.flatMap(({ kind, row }) => {
    if (kind === "words" || row.length < 2) return [{ kind, text: row.slice(0, 30).join("") }];
    return row.slice(1).map((last, at) => ({ kind, text: row[at] + last }));
  });
  // The beginning of a word is enough.
  const isBeginning = ({ kind, text }) => kind === "words" && /^\D../.test(text);
  // The shards of a term: the last that begins at or before it, and all that begin with it.
  const paths = (term) => {
    const firsts = index[term.kind];
    return [...firsts.keys()].filter((at) => (isBeginning(term) && firsts[at].startsWith(term.text)) ||
      (firsts[at] <= term.text && !(firsts[at + 1] <= term.text))).map((at) => `${term.kind}/${at}`);
  };

  // Gives the documents of the terms that match, with their lists.
  const read = (bytes, matches, give) => {
    let at = 0;
    const length = () => {
      let [value, shift, byte] = [0, 0];
      do {
        byte = bytes[at++];
        value += (byte & 63) << shift;
        shift += 6;
      } while (byte & 64);
      return value;
    };
    const decoder = new TextDecoder();
    while (at < bytes.length) {
      const size = length();
      const term = decoder.decode(bytes.subarray(at, (at += size)));
      const end = length() + at;
      for (let weight = 0; at < end && matches(term); weight++) {
        const head = length();
        const stop = at + (head >> 1);
        let [number, value, shift] = [-1, 0, 0];
        for (let place = 0; at < stop; place += 7) {
          const byte = bytes[at++];
          if (head & 1) {
            for (let bit = 0; bit < 7; bit++) if ((byte >> bit) & 1) give(place + bit, weight);
            continue;
          }
          value += (byte & 127) << shift;
          shift += 7;
          if (byte > 127) {
            give((number += value), weight);
            value = shift = 0;
          }
        }
      }
      at = end;
    }
  };

  // Documents with every term, the best first, then the newest.
  const search = async (parts) => {
    const wanted = terms(parts);
    const chosen = new Set();
    const add = (term) => paths(term).forEach((path) => chosen.add(path));
    for (const term of wanted) if (chosen.size < SHARDS) add(term);
    const asked = wanted.filter((term) => paths(term).every((path) => chosen.has(path)));
    const shards = await Promise.all(asked.map((term) => Promise.all(paths(term).map(load))));
    const scores = new Int32Array(index.count);
    let passed = scores.map(() => 1);
    asked.forEach((wanted, round) => {
      const best = new Int32Array(index.count);
      const matches = (term) => term === wanted.text || (isBeginning(wanted) && term.startsWith(wanted.text));
      for (const shard of shards[round]) read(shard, matches, (number, weight) => {
        best[number] = Math.max(best[number], [20, 4, 1][weight]);
      });
      best.forEach((value, number) => {
        scores[number] += value;
        if (!value) passed[number] = 0;
      });
    });
    for (const { name, value } of selects) {
      if (!value) continue;
      const kept = new Int32Array(index.count);
      const bytes = await load(`filters/${index.filters.indexOf(name)}`);
      read(bytes, (term) => term === value, (number) => (kept[number] = 1));
      passed = passed.map((flag, number) => flag & kept[number]);
    }
    return [...passed.keys()].filter((number) => passed[number]).sort((a, b) => scores[b] - scores[a] || a - b);
  };

  const element = (name, content, properties) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  };
  // What was looked for is marked.
  const marked = (text, parts) => {
    const characters = [...text];
    const folded = characters.map(fold);
    const hits = folded.map(() => false);
    for (const { row } of parts) {
      folded.forEach((_, at) => {
        if (row.every((wanted, offset) => wanted === folded[at + offset])) hits.fill(true, at, at + row.length);
      });
    }
    const pieces = [];
    for (let at = 0, end = 0; at < hits.length; at = end) {
      while (end < hits.length && hits[end] === hits[at]) end++;
      const piece = characters.slice(at, end).join("");
      pieces.push(hits[at] ? element("mark", [piece]) : piece);
    }
    return pieces;
  };
  const card = ({ title, url, date, kind, terms = [], summary = "", language: lang = "" }, parts) => {
    const facts = [date && element("time", [date]), kind && element("span", [kind], { className: "kind" }), ...terms];
    const item = element("li", [
      element("a", marked(title, parts), { className: "card-title", href: url }),
      element("p", facts.filter(Boolean).flatMap((fact) => [fact, " "]), { className: "meta" }),
      element("p", marked(summary, parts), { className: "summary" }),
    ], { className: "card" });
    if (lang) for (const part of item.querySelectorAll("a, .summary")) part.lang = lang;
    return item;
  };

  let found = [];
  let parts = [];
  let run = 0; // only the last search shows its results
  const tell = (text) => {
    const values = { n: found.length, q: query.value.trim(), m: list.children.length };
    status.textContent = text.replace(/\{(.)\}/g, (_, name) => values[name]);
  };
  const show = async (count) => {
    const own = run;
    const entries = await Promise.all(found.slice(list.children.length, count).map(async (number) =>
      (await load(`documents/${Math.floor(number / index.block)}`))[number % index.block]));
    if (own !== run) return;
    list.append(...entries.map((entry) => card(entry, parts)));
    more.hidden = list.children.length >= found.length;
    tell(!found.length ? texts.none : found.length < 2 ? texts.one : more.hidden ? texts.many : texts.more);
  };
  const start = async (count = PAGE) => {
    const own = ++run;
    parts = split(query.value);
    found = [];
    list.replaceChildren();
    more.hidden = true;
    browse.hidden = !!parts.length;
    tell(parts.length ? texts.loading : "");
    // Once more when a publication came between two files.
    for (let attempt = 0; parts.length && own === run; attempt++) {
      try {
        if (!index || attempt) {
          files.clear();
          index = await (await fetch(texts.index + "meta.json", { cache: "no-cache" })).json();
        }
        const result = await search(parts);
        if (own !== run) return;
        found = result;
        return await show(count);
      } catch (error) {
        if (own !== run || (!attempt && error === outdated)) continue;
        browse.hidden = false;
        return tell(texts.failed);
      }
    }
  };

  // The address says what is searched.
  const fill = () => {
    const given = new URLSearchParams(location.search);
    query.value = given.get("q") ?? "";
    for (const select of selects) select.value = given.get(select.name) ?? "";
    start(history.state?.shown);
  };
  const submit = (event) => {
    event.preventDefault();
    const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    if (`?${given}` !== location.search) history.pushState({}, "", `?${given}`);
    start();
  };
  form.addEventListener("submit", submit);
  for (const select of selects) select.addEventListener("change", submit);
  more.addEventListener("click", async () => {
    const first = list.children.length;
    more.disabled = true;
    await show(first + PAGE).catch(() => start(first + PAGE));
    more.disabled = false;
    history.replaceState({ shown: list.children.length }, "");
    list.children[first]?.querySelector("a").focus();
  });
  addEventListener("popstate", fill);
  form.hidden = false;
  fill();
})();
