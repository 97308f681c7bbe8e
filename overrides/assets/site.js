// The few things a page does with JavaScript; everything can be read and reached without it.
// Runs in the head, so that the chosen colours are there before anything is drawn.
(() => {
  "use strict";
  const root = document.documentElement;
  const KEY = "colour-scheme";

  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch { return null; } // storage may be forbidden
  };
  const remember = (scheme) => {
    try { localStorage.setItem(KEY, scheme); } catch { /* the choice then lasts for this page */ }
  };
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const current = () => root.dataset.scheme || (prefersDark.matches ? "dark" : "light");

  // What works only with a script is shown from the start, so that nothing moves when it comes alive …
  root.classList.add("js");
  // … and taken away again if the search's script does not come.
  document.addEventListener("error", (event) => {
    if (event.target.matches && event.target.matches("script[data-search-script]")) root.classList.add("no-search");
  }, true);

  // A script that an old browser cannot read is as good as none.
  window.addEventListener("error", (event) => {
    if (/search-list\./.test(event.filename || "") && !document.querySelector("[data-ready]")) root.classList.add("no-search");
  });

  if (remembered()) root.dataset.scheme = remembered() === "dark" ? "dark" : "light";

  const setUpSchemeSwitch = (button) => {
    const label = button.querySelector("span");
    const name = () => { label.textContent = current() === "dark" ? label.dataset.toLight : label.dataset.toDark; };
    button.addEventListener("click", () => {
      root.dataset.scheme = current() === "dark" ? "light" : "dark";
      remember(root.dataset.scheme);
      name();
    });
    if (prefersDark.addEventListener) prefersDark.addEventListener("change", name);
    button.hidden = false;
    name();
  };

  // A menu made of <details> opens without JavaScript; with it, it also closes as one expects.
  const setUpMenu = (menu) => {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
  };

  // The language switch keeps the place in the page and the state in the address.
  const setUpLanguageLinks = (menu) => {
    menu.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link) link.href = link.href.split(/[?#]/)[0] + location.search + location.hash;
    });
  };

  // The header's search loads its script when it is first used.
  const setUpSearch = (form) => {
    const field = form.querySelector("input");
    const begin = () => {
      const script = document.createElement("script");
      script.src = form.dataset.script;
      script.onerror = () => field.addEventListener("focus", begin, { once: true }); // the next time, perhaps
      document.head.append(script);
    };
    field.addEventListener("focus", begin, { once: true });
    if (document.activeElement === field) begin();
  };

  // "/" goes to the search box, wherever one is, unless one is writing.
  const setUpSlash = () => document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const field = document.querySelector("#q, #site-search");
    if (!field || !field.offsetParent) return;
    event.preventDefault();
    field.focus();
  });

  // A page opened from a folder has no server that finds the index.html of an address.
  const setUpFolder = () => document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !link.href.startsWith("file:") || !link.pathname.endsWith("/")) return;
    event.preventDefault();
    location.href = `${link.origin === "null" ? "file://" : link.origin}${link.pathname}index.html${link.search}${link.hash}`;
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".site-search").forEach(setUpSearch);
    setUpSlash();
    if (location.protocol === "file:") setUpFolder();
    document.querySelectorAll("[data-scheme-switch]").forEach(setUpSchemeSwitch);
    document.querySelectorAll(".language-menu").forEach((menu) => { setUpMenu(menu); setUpLanguageLinks(menu); });
  });
})();
