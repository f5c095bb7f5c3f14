// What somebody writes in: a plain field, or Wagtail's Draftail, which is started only once it is needed.
const options = JSON.parse(document.getElementById("desk-draftail")?.textContent ?? "{}");

class PlainField {
  constructor(element) {
    this.element = element;
    this.oneLine = element.hasAttribute("data-one-line");
    element.addEventListener("keydown", (event) => {
      if (this.oneLine && event.key === "Enter" && !event.isComposing) event.preventDefault();
    });
    element.addEventListener("input", () => this.fit());
  }

  get value() { return this.element.value; }
  get words() { return this.element.value; }
  get mark() { return this.element.value.trim(); }

  onChange(told) { this.element.addEventListener("input", told); }

  // By the browser's own way, so that undo brings back what was there.
  set(value) {
    this.focus();
    this.element.select();
    if (!document.execCommand("insertText", false, value)) this.element.value = value;
    this.fit();
  }

  focus() { this.element.focus(); }
  start() { this.fit(); }

  fit() {
    this.element.style.height = "auto";
    this.element.style.height = `${this.element.scrollHeight + 2}px`;
  }
}

class RichField {
  constructor(shown, input) {
    Object.assign(this, { shown, input, told: () => {} });
    shown.addEventListener("focus", () => this.focus());
    shown.addEventListener("click", () => this.focus());
  }

  get editor() { return this.input.draftailEditor; }

  get value() {
    this.editor?.saveState();
    return this.input.value;
  }

  get blocks() { return JSON.parse(this.value)?.blocks ?? []; }
  get words() { return this.blocks.map((block) => block.text).join(" "); }

  // What the value says, without keys and the order of styles, which are Draftail's own business.
  get mark() {
    const { blocks, entityMap } = JSON.parse(this.value) ?? { blocks: [] };
    const said = blocks.map(({ text, inlineStyleRanges, entityRanges }) => [
      text.trim(),
      inlineStyleRanges.map(({ offset, length, style }) => `${offset} ${length} ${style}`).sort(),
      entityRanges.map(({ offset, length, key }) => [offset, length, entityMap[key]?.type, entityMap[key]?.data]),
    ]);
    return JSON.stringify(said.filter(([text]) => text));
  }

  onChange(told) { this.told = told; }

  start() {
    if (this.editor) return;
    const detail = { ...options[this.input.dataset.features], ariaLabelledBy: this.shown.getAttribute("aria-labelledby") };
    this.shown.hidden = true;
    this.input.dispatchEvent(new CustomEvent("w-draftail:init", { bubbles: true, detail }));
    this.input.dispatchEvent(new CustomEvent("desk:started"));
    const watched = this.input.parentElement.querySelector(".public-DraftEditor-content");
    new MutationObserver(() => this.told()).observe(watched, {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["style"],
    });
  }

  set(value) {
    this.start();
    const { ContentState, EditorState, convertFromRaw } = window.DraftJS;
    const raw = JSON.parse(value);
    const content = raw ? convertFromRaw(raw) : ContentState.createFromText("");
    const next = EditorState.push(this.editor.getEditorState(), content, "insert-fragment");
    this.editor.onChange(EditorState.moveFocusToEnd(next));
    this.focus();
  }

  focus() {
    this.start();
    this.editor.focus();
  }
}

export const fieldOf = (form) => {
  const shown = form.querySelector("[data-desk-rich]");
  return shown
    ? new RichField(shown, form.querySelector("[data-draftail-input]"))
    : new PlainField(form.querySelector("[data-desk-plain-field]"));
};
