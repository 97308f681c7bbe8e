// On narrow screens the filters stand in a dialog: what is chosen there is a draft until it is shown.
const NARROW = "(max-width: 59.99em)";

class Drawer {
  constructor(browse, dialog, button, panel) {
    this.browse = browse;
    this.dialog = dialog;
    this.button = button;
    this.panel = panel;
    this.home = { parent: panel.parentNode, next: panel.nextSibling };
    this.draft = null;
    this.apply = dialog.querySelector("[data-apply]");
    if (!dialog.showModal) { // a browser without dialogs (Safari before 15.4) shows the filters in the page
      button.addEventListener("click", () => panel.classList.toggle("is-shown"));
      return;
    }
    button.addEventListener("click", () => this.open());
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => this._closed());
    this.apply.addEventListener("click", () => this._apply());
    matchMedia(NARROW).addEventListener("change", () => { if (dialog.open) dialog.close(); });
  }

  get isOpen() { return Boolean(this.dialog.open && this.draft); }

  open() {
    this.draft = copyOf(this.browse.state);
    this.dialog.querySelector(".drawer-body").append(this.panel);
    this.panel.querySelectorAll("details[data-facet]").forEach((group) => { group.open = this.draft.values.has(group.dataset.facet); });
    this.dialog.showModal();
    this.showDraft();
  }

  change(apply) {
    apply(this.draft);
    this.showDraft();
  }

  showDraft() {
    const { counts, total } = this.browse.facets.choose(usable(this.draft), this.browse.textBits);
    this.browse.filters.show(this.draft, counts);
    this.apply.textContent = this.browse.messages.count("show", total);
  }

  _apply() {
    const draft = this.draft;
    this.draft = null;
    this.dialog.close();
    draft.page = 1;
    this.browse.go(draft);
    this.browse.results.heading.focus();
  }

  _closed() {
    this.home.parent.insertBefore(this.panel, this.home.next);
    if (this.draft) this.browse.showCounts(); // the draft is dropped
    if (this.draft) this.button.focus();
    this.draft = null;
  }

  showNumber(count) {
    const badge = this.button.querySelector(".chosen-count");
    badge.textContent = count ? this.browse.messages.format.format(count) : "";
    const spoken = this.button.querySelector(".visually-hidden");
    spoken.textContent = count ? `, ${this.browse.messages.count("chosen", count)}` : "";
  }
}

/** A state that can be searched: years the wrong way round are left out. */
const usable = (state) => (areYearsWrong(state) ? { ...state, from: null, to: null } : state);
