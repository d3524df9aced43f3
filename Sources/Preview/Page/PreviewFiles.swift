import Markup

/// The server's own files, below `/.bulletin/`.
enum PreviewFiles {
  /// Waits for builds: reloads the page, swaps its styles or shows what is wrong.
  ///
  /// A browser opens six connections to a host at most, so that a tab that is not looked at gives its own back.
  static let script: StaticString = """
    (() => {
      'use strict';
      let build = document.currentScript.dataset.build;
      let source;

      const show = (html) => {
        let host = document.querySelector('bulletin-overlay');
        if (!html) {
          if (host) host.remove();
          return;
        }
        if (!host) {
          host = document.createElement('bulletin-overlay');
          document.body.append(host);
        }
        const root = host.shadowRoot || host.attachShadow({ mode: 'open' });
        if (root.bulletinHTML !== html) root.innerHTML = html;
        root.bulletinHTML = html;
      };

      const swapStyles = (now) => {
        for (const old of document.querySelectorAll('link[rel~="stylesheet"][href]')) {
          const url = new URL(old.href);
          if (url.host !== location.host) continue;
          url.searchParams.set('bulletin', now);
          const fresh = old.cloneNode();
          fresh.href = url;
          // The old styles stay until the new ones are there, so that nothing flickers.
          fresh.addEventListener('load', () => old.remove());
          fresh.addEventListener('error', () => fresh.remove());
          old.after(fresh);
        }
      };

      const hear = (event) => {
        const state = JSON.parse(event.data);
        show(state.overlay);
        if (state.build === build) return;
        if (state.stylesSince !== build) {
          source.close();
          location.reload();
          return;
        }
        build = state.build;
        swapStyles(build);
      };

      const listen = () => {
        if (source) source.close();
        if (document.hidden) return;
        source = new EventSource('/.bulletin/events');
        source.onmessage = hear;
      };
      document.addEventListener('visibilitychange', listen);
      window.addEventListener('pageshow', (event) => { if (event.persisted) listen(); });
      window.addEventListener('pagehide', () => { if (source) source.close(); });
      listen();
    })();

    """

  /// The banner of pages that are not public yet; the styles of links to them follow.
  static let markStyles: StaticString = """
    .bulletin-mark {
      margin: 0;
      padding: 0.5rem 1rem;
      border-bottom: 3px solid #a40000;
      background: #fff0d6;
      color: #5a0000;
      font: bold 1rem/1.5 system-ui, sans-serif;
      text-align: center;
    }

    """

  static let overlayStyles: StaticString = """
    section {
      position: fixed;
      inset: auto 0 0;
      z-index: 2147483647;
      max-height: 70vh;
      overflow: auto;
      padding: 1rem 1.5rem;
      border-top: 4px solid #c00;
      background: #1d1d1f;
      color: #f2f2f2;
      font: 15px/1.6 system-ui, sans-serif;
    }
    summary { cursor: pointer; color: #ff9a9a; }
    h1 { display: inline; margin: 0; font-size: 18px; }
    h2 { margin: 0; font-size: 15px; }
    p { margin: 0.2em 0; }
    small, details > p { color: #b9b9bd; font-weight: normal; }
    article { margin-top: 0.8rem; padding-top: 0.6rem; border-top: 1px solid #444; }
    code, pre { font: 13px/1.6 ui-monospace, monospace; }
    pre { margin: 0.3em 0; padding: 0.4em 0.8em; background: #2c2c30; white-space: pre-wrap; overflow-wrap: anywhere; }
    mark { background: #7a1d1d; color: #fff; text-decoration: underline wavy #ff7a7a; }

    """
}
