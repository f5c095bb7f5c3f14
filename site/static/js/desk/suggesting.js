// What the newsroom's own translations suggest for the text that somebody works on.
export class Suggesting {
  constructor(screen, saving) {
    Object.assign(this, { screen, saving, asked: new WeakMap(), next: new WeakMap() });
  }

  // Ask once for each text that still waits.
  show(text) {
    if (!text.form || !text.waits || this.asked.has(text)) return;
    this.asked.set(text, this.ask(text));
  }

  async ask(text) {
    const url = `${this.screen.dataset.suggestions}?${new URLSearchParams({ path: text.path })}`;
    const place = text.part("suggestions");
    try {
      const response = await fetch(url);
      if (!response.ok || response.redirected) throw new Error(response.status);
      place.innerHTML = await response.text();
      place.hidden = false;
    } catch {
      this.asked.delete(text);
      return;
    }
    place.addEventListener("click", (event) => {
      const suggestion = event.target.closest("[data-desk-take]")?.closest("[data-desk-suggestion]");
      if (suggestion) this.put(text, suggestion);
    });
    this.screen.dispatchEvent(new CustomEvent("desk:keys"));
  }

  // Take the suggestion shown first; the second time the one after it.
  async take(text) {
    if (!text?.form) return;
    if (!this.asked.has(text)) this.asked.set(text, this.ask(text));
    await this.asked.get(text);
    const found = [...text.section.querySelectorAll("[data-desk-suggestion]")];
    if (!found.length) return;
    const number = this.next.get(text) ?? 0;
    this.next.set(text, (number + 1) % found.length);
    this.put(text, found[number]);
  }

  put(text, suggestion) {
    text.field.set(suggestion.dataset.value);
    text.taken = text.field.mark;
    this.saving.announce(this.saving.sentences.taken);
  }
}
