// The ways out of the form: a pull request on the forge, a file, a mail.
const LONGEST_ADDRESS = 7000; // characters; forges refuse addresses from about 8,000 on
const LONGEST_MAIL = 1800; // characters of a mailto address that every mail program takes

const filledAddress = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));

class Doors {
  constructor(root, form) {
    this.root = root;
    this.form = form;
    this.file = root.querySelector("[data-file]");
    this.said = root.querySelector("[data-door-status]");
    root.querySelector("[data-door=forge]").addEventListener("click", () => this._forge());
    root.querySelector("[data-door=download]").addEventListener("click", () => this._download());
    root.querySelector("[data-door=mail]").addEventListener("click", () => this._mail());
    root.querySelector("[data-copy]").addEventListener("click", () => this._copy(N_("The text has been copied.")));
  }

  show(text) {
    this.file.textContent = text;
  }

  /** Opens the forge with the file in place; a text too long for an address, or a file that is there already, is pasted. */
  _forge() {
    const { path, text, exists } = this.form.output();
    const { forgeNewText, forgeNew, forgeEdit } = this.root.dataset;
    const filled = filledAddress(forgeNewText, { path: encodeURIComponent(path), value: encodeURIComponent(text) });
    if (!exists && filled.length <= LONGEST_ADDRESS) {
      this._follow({ href: filled, target: "_blank", rel: "noopener" });
      this._say(N_("The forge opens in a new window with your text. Propose the change there."));
      return;
    }
    const address = filledAddress(exists ? forgeEdit : forgeNew, { path: path.split("/").map(encodeURIComponent).join("/") });
    this._copy(exists
      ? N_("The text has been copied. In the window that opens, put it in the place of the old text, and propose the change.")
      : N_("The text has been copied, because it is too long for an address. Paste it in the window that opens, and propose the change."));
    this._follow({ href: address, target: "_blank", rel: "noopener" });
  }

  _download() {
    const { path, text, id } = this.form.output();
    const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    const name = path.split("/").pop();
    this._follow({ href: url, download: name === "practice.yml" ? `${id}.yml` : `${id}.${name}` });
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    this._say(N_("The file has been saved with your downloads."));
  }

  _mail() {
    const { text, id } = this.form.output();
    const start = `mailto:${this.root.dataset.mail}?subject=${encodeURIComponent(N_("A practice for the catalogue: {name}", { name: id }))}&body=`;
    const whole = start + encodeURIComponent(text);
    if (whole.length <= LONGEST_MAIL) {
      this._follow({ href: whole });
      this._say(N_("Your mail program opens with the text."));
      return;
    }
    this._download();
    this._follow({ href: start + encodeURIComponent(N_("The file is attached.")) });
    this._say(N_("The file has been saved with your downloads, because it is too long for a mail by itself. Attach it to the mail that opens."));
  }

  _copy(text) {
    const failed = () => {
      this.root.querySelector("details.form-file").open = true;
      getSelection().selectAllChildren(this.file);
      this._say(N_("The text could not be copied by itself. It is selected below: copy it with your keyboard."));
    };
    if (!navigator.clipboard) { failed(); return; }
    navigator.clipboard.writeText(this.form.output().text).then(() => this._say(text), failed);
  }

  /** As if the reader had followed a link: no window is opened that the browser would hold back. */
  _follow(attributes) {
    const link = element("a", Object.assign({ hidden: true }, attributes));
    document.body.append(link);
    link.click();
    link.remove();
  }

  _say(text) {
    this.said.textContent = text;
  }
}
