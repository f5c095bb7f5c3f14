// Which text is the one that somebody works on, and how they get to another.
export class Moving {
  constructor(screen, texts, saving, onCurrent) {
    Object.assign(this, { screen, texts, saving, onCurrent, current: null });
    screen.addEventListener("focusin", (event) => this.enter(event.target.closest("[data-desk-text]")));
    screen.addEventListener("submit", (event) => this.submit(event));
    screen.addEventListener("click", (event) => this.click(event));
    window.addEventListener("hashchange", () => this.goTo(location.hash));
    document.addEventListener("click", (event) => {
      const hash = event.target.closest(".desk-comments-panel a")?.hash;
      if (hash) this.goTo(hash);
    });
    if (location.hash) this.goTo(location.hash);
  }

  get shown() { return this.texts.filter((text) => text.isShown); }

  enter(section) {
    const text = section && this.texts.find((each) => each.section === section);
    if (!text || text === this.current) return;
    this.current?.section.removeAttribute("data-current");
    this.current = text;
    section.setAttribute("data-current", "");
    this.onCurrent(text);
  }

  goTo(hash) {
    this.texts.find((text) => `#${text.section.id}` === hash)?.focus();
  }

  step(direction) {
    const shown = this.shown;
    const place = this.current ? shown.indexOf(this.current) + direction : 0;
    shown[Math.min(Math.max(place, 0), shown.length - 1)]?.focus();
  }

  // The next text that waits, from the current one on and round again; when none does, the way to submit.
  nextWaiting(settled) {
    const place = this.texts.indexOf(this.current);
    const order = [...this.texts.slice(place + 1), ...this.texts.slice(0, Math.max(place, 0))];
    const next = order.find((text) => text.waits && text.form && !text.isLeaving && text !== settled);
    if (next) return next.focus();
    this.saving.announce(this.saving.sentences.nothingWaits);
    return this.screen.querySelector("[data-desk-submit] button")?.focus();
  }

  async saveAndNext() {
    const text = this.current ?? this.shown.find((each) => each.waits && each.form);
    if (!text?.form) return this.nextWaiting();
    const isWritten = text.isDirty || !text.waits;
    const saved = this.saving.save(text, { loud: true });
    if (isWritten) this.nextWaiting(text);
    else text.focus();
    return saved;
  }

  accept() {
    const text = this.current;
    if (!text?.form || !(text.part("accept") || text.isDirty)) return;
    this.saving.save(text, { accept: true, loud: true });
    this.nextWaiting(text);
  }

  submit(event) {
    if (event.target.matches("[data-desk-form]")) {
      event.preventDefault();
      this.enter(event.target.closest("[data-desk-text]"));
      if (event.submitter?.name === "accept") this.accept();
      else this.saveAndNext();
    } else if (event.target.matches("[data-desk-submit-form]")) {
      this.sendOff(event);
    }
  }

  // Early, submitting leads to what still waits; what is being saved comes first.
  async sendOff(event) {
    if (this.saving.unsaved.length) {
      event.preventDefault();
      for (const text of this.saving.unsaved) this.saving.save(text, { loud: true });
      await this.saving.queue;
      if (!this.saving.unsaved.length) this.screen.querySelector("[data-desk-submit-form]")?.requestSubmit();
    } else if (event.target.querySelector("button").getAttribute("aria-disabled") === "true") {
      event.preventDefault();
      this.texts.find((text) => text.waits && text.form)?.focus();
      this.saving.announce(this.screen.querySelector("#desk-submit-why")?.textContent.trim() ?? "");
    }
  }

  click(event) {
    const step = event.target.closest("[data-desk-step]")?.dataset.deskStep;
    if (step) this.step(step === "next" ? 1 : -1);
    if (event.target.closest("[data-desk-save-now]")) this.saveAndNext();
  }
}
