// Ends what is shown as in force when its time comes: a page may be older than that, or stand open for days.
(() => {
  let timer;
  const end = (item, state) => {
    delete item.dataset.warning;
    delete item.dataset.expires;
    if (state) {
      state.textContent = state.dataset.expired;
      state.className = "state state-expired";
      item.classList.add("over");
      return;
    }
    const banner = item.closest(".warnings");
    item.remove();
    const others = banner.querySelector("details");
    if (!banner.querySelector("li")) banner.remove();
    else if (others && !others.querySelector("li")) others.remove();
    else if (!banner.querySelector(":scope > ul > li")) others.open = true;
  };
  const check = () => {
    let next = Infinity;
    for (const item of document.querySelectorAll("[data-expires]")) {
      const state = item.querySelector(".state");
      const [start, stop] = [item.dataset.effective, item.dataset.expires].map((time) => Date.parse(time) - Date.now());
      if (stop <= 0) {
        end(item, state);
      } else {
        next = Math.min(next, start > 0 ? start : stop);
        if (start <= 0 && state?.dataset.inForce) {
          state.textContent = state.dataset.inForce;
          state.className = "state state-in-force";
        }
      }
    }
    clearTimeout(timer);
    // Timers rest while a computer sleeps: the clock is asked once a minute.
    if (next < Infinity) timer = setTimeout(check, Math.min(next + 20, 60000));
  };
  for (const name of ["pageshow", "visibilitychange"]) addEventListener(name, check);
  check();
})();
