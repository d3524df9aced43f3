/// The look of the HTML report: light, dark and on paper. Colours have a contrast of at least 4.5 to 1 on their grounds;
/// none of them says anything that a line or a word does not say too.
enum HTMLStyle {
  static let text = """
    :root {
      --ground: #fff; --raised: #f5f7fa; --ink: #1b2330; --quiet: #56606f; --line: #d4dae2; --accent: #0b50b0;
      --old: #9d1c1c; --old-ground: #fdecec; --new: #14591f; --new-ground: #e6f5e8;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #14181f; --raised: #1d232d; --ink: #e6eaf0; --quiet: #a3adbb; --line: #37404d; --accent: #8ab8ff;
        --old: #ffb3b3; --old-ground: #40191c; --new: #a6e6b0; --new-ground: #16351d;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--ground); color: var(--ink); line-height: 1.65;
      font: 16px/1.65 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",
        "Source Han Sans SC", sans-serif;
    }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
    h1 { font-size: 1.6rem; margin: 0 0 .75rem; }
    h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; padding-bottom: .3rem; border-bottom: 2px solid var(--ink); }
    h3 { font-size: 1rem; margin: 1.6rem 0 .5rem; }
    h3 code { display: block; }
    code { font: .85em/1.5 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; color: var(--quiet);
      font-weight: 400; overflow-wrap: anywhere; }
    a { color: var(--accent); }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    .folders { margin: 0 0 1rem; }
    .folders div { display: flex; gap: .75rem; }
    .folders dt { color: var(--quiet); white-space: nowrap; }
    .folders dd { margin: 0; overflow-wrap: anywhere; }
    table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-variant-numeric: tabular-nums; }
    th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top;
      overflow-wrap: anywhere; }
    thead th { font-size: .85rem; color: var(--quiet); font-weight: 600; border-bottom: 1px solid var(--ink); }
    tbody th { font-weight: 400; }
    .counts { width: auto; max-width: 100%; }
    .counts td, .counts thead th { text-align: right; }
    .changes { table-layout: fixed; }
    .changes th:first-child { width: 46%; }
    del, ins { padding: .05em .15em; border-radius: .15em; -webkit-box-decoration-break: clone;
      box-decoration-break: clone; }
    del { color: var(--old); background: var(--old-ground); text-decoration: line-through; text-decoration-thickness: 1px; }
    ins { color: var(--new); background: var(--new-ground); text-decoration: underline; text-underline-offset: .2em; }
    /* In tables the column, or the arrow, says which is which: a number struck through is hard to read. */
    .changes del, .changes ins { text-decoration: none; }
    .changes ins { font-weight: 600; }
    .query, .kind, .subject { display: block; font-size: .82rem; color: var(--quiet); }
    li .kind, .field .kind { display: inline; }
    .none { color: var(--quiet); }
    .block { margin: 0 0 .9rem; padding: .5rem .75rem; background: var(--raised); border-left: 3px solid var(--line); }
    .block p { margin: 0; }
    .where { font-size: .85rem; color: var(--quiet); }
    .text { white-space: pre-line; overflow-wrap: anywhere; }
    .note { color: var(--quiet); font-size: .9rem; }
    nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; margin: 0; list-style: none; }
    .count { color: var(--quiet); font-size: .85rem; }
    .pages { padding: 0; list-style: none; }
    .pages > li { padding: .45rem 0; border-bottom: 1px solid var(--line); }
    .state { display: inline-block; min-width: 2.6em; }
    .pages .block { margin: .5rem 0; }
    details { margin: .3rem 0; }
    summary { cursor: pointer; font-size: .9rem; }
    details.page > summary { padding: .3rem 0; }
    details.page > summary code { margin-left: .5rem; }
    .places { font-size: .85rem; }
    .places summary { color: var(--accent); }
    .places ul { margin: .3rem 0; padding-left: 1.2rem; max-height: 16rem; overflow: auto; }
    .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .same { font-size: 1.1rem; }
    @media (max-width: 36rem) {
      .changes, .changes thead, .changes tbody, .changes tr, .changes th, .changes td { display: block; width: auto; }
      .changes thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .changes tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
      .changes th:first-child { width: auto; }
      .changes tbody th, .changes td { border: 0; padding: .1rem 0; }
      .changes td { display: inline-block; }
      .changes td + td::before { content: "→ "; color: var(--quiet); }
      .counts th, .counts td { padding: .3rem .35rem; font-size: .85rem; }
    }
    @media print {
      :root { --ground: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #999; --accent: #000; --old: #000;
        --old-ground: #fff; --new: #000; --new-ground: #fff; }
      body { font-size: 10.5pt; }
      main { max-width: none; padding: 0; }
      nav { display: none; }
      h2, h3 { break-after: avoid; }
      tr, .block { break-inside: avoid; }
      thead { display: table-header-group; }
      ins { font-weight: 600; }
      .places ul { max-height: none; }
      /* Paper cannot be opened: what is folded on the screen is printed. */
      details.page::details-content { content-visibility: visible; block-size: auto; }
    }

    """
}
