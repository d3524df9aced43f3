// The tools in the head. Without this script the switch for large text holds for one page, and there is no button.
(() => {
  const large = document.getElementById("large-text");
  const key = "bulletin-large-text";
  const root = document.documentElement;
  let stored = null;
  try { stored = localStorage.getItem(key); } catch { /* The browser keeps nothing. */ }
  const show = () => root.classList.toggle("large", large.checked);
  if (large) {
    if (stored !== null) large.checked = stored === "1";
    show();
    large.addEventListener("change", () => {
      show();
      try { localStorage.setItem(key, large.checked ? "1" : "0"); } catch { /* As above. */ }
    });
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
})();
