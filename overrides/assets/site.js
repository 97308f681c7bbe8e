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

  if (remembered()) root.dataset.scheme = remembered() === "dark" ? "dark" : "light";

  const setUpSchemeSwitch = (button) => {
    const label = button.querySelector("span");
    const name = () => { label.textContent = current() === "dark" ? label.dataset.toLight : label.dataset.toDark; };
    button.addEventListener("click", () => {
      root.dataset.scheme = current() === "dark" ? "light" : "dark";
      remember(root.dataset.scheme);
      name();
    });
    prefersDark.addEventListener("change", name);
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

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-scheme-switch]").forEach(setUpSchemeSwitch);
    document.querySelectorAll(".language-menu").forEach((menu) => { setUpMenu(menu); setUpLanguageLinks(menu); });
  });
})();
