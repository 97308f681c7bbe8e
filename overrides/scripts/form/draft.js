// What is being written stays in this browser until it is sent or erased.
class Draft {
  constructor(key) {
    this.key = `catalogue-form:${key}`;
    this.works = true;
  }

  read() {
    try {
      const found = JSON.parse(localStorage.getItem(this.key));
      return found && isFields(found.entry) && typeof found.id === "string" && !Number.isNaN(Date.parse(found.at)) ? found : null;
    } catch (error) {
      return null; // storage may be forbidden, or hold what this page did not write
    }
  }

  /** Whether it is kept: storage may be full, or forbidden. */
  write(entry, id) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ entry, id, at: new Date().toISOString() }));
      this.works = true;
    } catch (error) {
      this.works = false;
    }
    return this.works;
  }

  erase() {
    try { localStorage.removeItem(this.key); } catch (error) { /* then there is nothing to erase */ }
  }
}
