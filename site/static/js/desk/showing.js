// Which texts are shown, and small things on the screen: marks of what changed, how long a text is.
const IN_TAB = {
  all: () => true,
  around: (text, place, texts) => [-1, 0, 1].some((step) => texts[place + step]?.waits),
  missing: (text) => text.section.dataset.state === "missing",
  changed: (text) => text.section.dataset.state === "changed",
  unreviewed: (text) => text.section.dataset.state === "unreviewed",
  comments: (text) => Number(text.section.dataset.open) > 0,
};

export class Showing {
  constructor(screen, texts, sentences) {
    Object.assign(this, { screen, texts, sentences });
    screen.addEventListener("click", (event) => {
      const tab = event.target.closest("[data-desk-tab]");
      if (tab && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        this.filter(tab.dataset.deskTab);
      }
      const marks = event.target.closest("[data-desk-marks]");
      if (marks) this.toggleMarks(marks);
    });
    for (const text of texts) {
      if (!text.field) continue;
      text.form.addEventListener("input", () => this.measure(text));
      text.form.addEventListener("keyup", () => this.measure(text));
    }
  }

  filter(name) {
    this.texts.forEach((text, place) => {
      text.section.hidden = !IN_TAB[name](text, place, this.texts);
      if (text.isShown) text.field?.fit?.();
    });
    for (const tab of this.screen.querySelectorAll(".desk-tabs [data-desk-tab]")) {
      if (tab.dataset.deskTab === name) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
    const hidden = this.texts.filter((text) => !text.isShown).length;
    this.screen.querySelector("[data-desk-more]").hidden = !hidden;
    this.screen.querySelector("[data-desk-hidden]").textContent = this.sentences.hidden.replace("{count}", hidden);
    history.replaceState(null, "", `?show=${name}`);
  }

  toggleMarks(button) {
    const source = button.closest("[data-desk-source]");
    for (const part of source.querySelectorAll("[data-desk-marked], [data-desk-plain]")) part.hidden = !part.hidden;
    [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
  }

  measure(text) {
    const place = text.part("length");
    const said = text.field.words.trim();
    const words = said ? said.split(/\s+/).length : 0;
    const most = place.dataset.most ? ` / ${place.dataset.most}` : "";
    place.textContent = this.sentences.length.replace("{words}", words).replace("{letters}", `${said.length}${most}`);
  }
}
