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
    const narrow = matchMedia(NARROW);
    if (narrow.addEventListener) narrow.addEventListener("change", () => this.drop());
  }

  get isOpen() { return Boolean(this.dialog.open && this.draft); }

  /** Closes the dialog, if it is open, and forgets the draft. */
  drop() {
    if (this.isOpen) this.dialog.close();
  }

  open() {
    this.browse.takeTyped();
    this.draft = copyOf(this.browse.state);
    this.dialog.querySelector(".drawer-body").append(this.panel);
    const groups = [...this.panel.querySelectorAll("details[data-facet]")];
    this.wereOpen = groups.filter((group) => group.open);
    groups.forEach((group) => { group.open = this.draft.values.has(group.dataset.facet); });
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
    this.wereOpen.forEach((group) => { group.open = true; });
    if (!this.draft) return;
    this.draft = null; // it is dropped
    this.browse.showCounts();
    this.button.focus();
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
