// One text on the screen: its section, its form and what was last saved of it.
import { fieldOf } from "./field.js";

export class Text {
  constructor(section) {
    this.section = section;
    this.form = section.querySelector("[data-desk-form]");
    this.field = this.form && fieldOf(this.form);
    this.saved = this.field?.mark;
    this.taken = null; // what was taken from memory, as long as nobody changed it
    this.held = false; // something has to be chosen before it can be saved
    this.form?.querySelector("[data-draftail-input]")?.addEventListener("desk:started", () => {
      if (this.saved === this.startingMark) this.saved = this.field.mark;
    });
    this.startingMark = this.saved;
  }

  get path() { return this.section.dataset.path; }
  get isShown() { return !this.section.hidden; }
  get waits() { return this.section.dataset.state !== "fresh"; }
  get isDirty() { return Boolean(this.field) && this.field.mark !== this.saved; }

  part(name) { return this.section.querySelector(`[data-desk-${name}]`); }
  put(name, html) { if (html !== undefined && this.part(name)) this.part(name).innerHTML = html; }
  input(name) { return this.form.elements.namedItem(name); }

  focus() {
    this.section.hidden = false;
    if (this.field) this.field.focus();
    else { this.section.tabIndex = -1; this.section.focus(); }
    this.section.scrollIntoView({ block: "nearest" });
  }

  // What the server says of this text now.
  show(told) {
    this.put("head", told.section);
    this.put("note", told.foot);
    if (told.state) this.section.dataset.state = told.state;
    if (told.thread !== undefined) this.put("thread", told.thread);
    if (told.open !== undefined) this.section.dataset.open = told.open;
  }

  // The same text, after the source or somebody else has changed it.
  base(told) {
    this.input("based_on").value = told.based_on;
    this.input("source").value = told.source;
  }
}
