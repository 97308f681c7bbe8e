// What is still missing and what is wrong, beside the form; each line leads to its field.
class Checklist {
  constructor(root, form) {
    this.form = form;
    this.bar = root.querySelector("[data-progress]");
    this.count = root.querySelector("[data-progress-text]");
    this.missing = root.querySelector("[data-missing]");
    this.wrong = root.querySelector("[data-wrong]");
    this.advice = root.querySelector("[data-advice]");
    this.status = root.querySelector("[data-form-status]");
  }

  /** `needed`: [{title, part, isWritten}]; `problems`: [{message, fix, isError, part, title}]. */
  show(needed, problems) {
    const done = needed.filter((one) => one.isWritten).length;
    this.bar.max = needed.length;
    this.bar.value = done;
    this.count.textContent = N_("Needed fields filled in: {done} of {all}", { done: formatted(done), all: formatted(needed.length) });
    this._list(this.missing, needed.filter((one) => !one.isWritten).map((one) => ({ text: one.title, part: one.part })));
    const line = (one) => ({ text: [one.title, one.message].filter(Boolean).join(": "), part: one.part });
    this._list(this.wrong, problems.filter((one) => one.isError).map(line));
    this._list(this.advice, problems.filter((one) => !one.isError).map(line));
  }

  _list(place, lines) {
    place.hidden = !lines.length;
    refill(place.querySelector("ul"), ...lines.map(({ text, part }) => {
      const button = element("button", { type: "button", class: "link-button" }, text);
      button.addEventListener("click", () => this.form.goTo(part));
      return element("li", {}, button);
    }));
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }
}
