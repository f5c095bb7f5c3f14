// What people say of a text, below it.
export class Commenting {
  constructor(screen, texts, saving) {
    Object.assign(this, { screen, texts, saving });
    screen.addEventListener("click", (event) => {
      const button = event.target.closest("[data-desk-comment]");
      if (button) this.open(this.of(button));
    });
    screen.addEventListener("submit", (event) => {
      if (event.target.matches("[data-desk-comment-form]")) this.send(event);
    });
  }

  of(element) {
    const section = element.closest("[data-desk-text]");
    return this.texts.find((text) => text.section === section);
  }

  open(text) {
    const thread = text.part("comments");
    thread.hidden = false;
    text.part("comment").setAttribute("aria-expanded", "true");
    thread.querySelector("textarea").focus();
  }

  async send(event) {
    event.preventDefault();
    const text = this.of(event.target);
    const data = new FormData(event.target, event.submitter);
    const told = await this.saving.post(event.target.action, data);
    if (!told) return;
    if (told.said) return this.saving.say("problem", told.said, true);
    text.show(told);
    this.saving.everywhere(told);
    this.saving.announce(text.part("head").querySelector(".desk-text__said")?.textContent ?? "");
    if (!data.has("resolve")) this.open(text);
    else (text.part("comment") ?? text.section.querySelector("a, button"))?.focus();
  }
}
