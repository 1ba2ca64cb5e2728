// Shows what has changed without a click: asks for the page's version, and takes the new page when it is another.
(() => {
  const PAUSE = 800;
  let acting = false;

  const main = () => document.getElementById("main");

  document.addEventListener("submit", (event) => {
    acting = true;
    event.target.querySelector("button").setAttribute("aria-busy", "true");
  });

  // Coming back with the browser's own button shows an old page, in which nothing is being done.
  window.addEventListener("pageshow", () => { acting = false; });

  const openIds = () => [...document.querySelectorAll("details[open][id]")].map((element) => element.id);

  async function refresh() {
    const answer = await fetch(location.pathname);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
    if (acting || !fresh) {
      return;
    }
    const open = openIds();
    const focused = document.activeElement && document.activeElement.id;
    if (fresh.dataset.verdict !== main().dataset.verdict) {
      document.getElementById("announcement").textContent = fresh.dataset.verdict;
    }
    main().replaceWith(fresh);
    open.map((id) => document.getElementById(id)).filter(Boolean).forEach((element) => { element.open = true; });
    if (focused) {
      document.getElementById(focused)?.focus();
    }
  }

  async function look() {
    try {
      const { version } = await (await fetch(main().dataset.pull + "/version")).json();
      if (!acting && version !== main().dataset.version) {
        await refresh();
      }
      document.getElementById("stopped").hidden = true;
    } catch {
      document.getElementById("stopped").hidden = false;
    }
    setTimeout(look, PAUSE);
  }

  // A thread on a line may be folded away when a link leads to it.
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.tagName === "DETAILS") {
    target.open = true;
  }
  look();
})();
