// Saves one text after the other, and goes on trying: nothing that somebody wrote is lost while the page is open.
const PAUSE = 2000;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30000;

export class Saving {
  constructor(screen, texts, sentences) {
    Object.assign(this, { screen, texts, sentences, queue: Promise.resolve(), wait: FIRST_WAIT, timers: new Map() });
    this.indicator = document.querySelector("[data-desk-saved]");
    this.live = screen.querySelector("[data-desk-live]");
    this.kept = `desk ${location.pathname} `;
    for (const text of texts) if (text.field) this.watch(text);
    window.addEventListener("online", () => this.tryAgain());
    window.addEventListener("focus", () => this.isSignedOut && this.tryAgain());
    window.addEventListener("beforeunload", (event) => {
      if (this.unsaved.length) event.preventDefault();
    });
  }

  get unsaved() { return this.texts.filter((text) => text.isDirty || text.isLeaving); }

  watch(text) {
    this.restore(text);
    text.field.onChange(() => {
      text.refused = false;
      this.keep(text);
      clearTimeout(this.timers.get(text));
      if (!text.isDirty) return;
      document.dispatchEvent(new CustomEvent("w-unsaved:add"));
      this.timers.set(text, setTimeout(() => this.save(text), PAUSE));
    });
    text.section.addEventListener("focusout", (event) => {
      if (!text.section.contains(event.relatedTarget)) this.save(text);
    });
    text.form.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-desk-keep]")?.dataset.deskKeep;
      if (choice) this.choose(text, choice);
    });
  }

  // What could not be saved outlives a reload, in this tab alone.
  keep(text) {
    const name = this.kept + text.path;
    try {
      if (text.isDirty) sessionStorage.setItem(name, JSON.stringify([text.input("source").value, text.field.value]));
      else sessionStorage.removeItem(name);
    } catch { /* full or forbidden: the form has it */ }
  }

  restore(text) {
    const [source, value] = JSON.parse(sessionStorage.getItem(this.kept + text.path) ?? "[]");
    if (value === undefined || source !== text.input("source").value) return;
    const active = document.activeElement;
    text.field.set(value);
    if (active instanceof HTMLElement) active.focus();
    if (!text.isDirty) return this.keep(text);
    this.say("problem", this.sentences.restored);
  }

  // Save what was written, or with `accept` say that it is right as it stands.
  save(text, { accept = false, loud = false } = {}) {
    clearTimeout(this.timers.get(text));
    if (!text.form || text.held || (text.refused && !loud)) return this.queue;
    if (!text.isDirty && !accept) return this.queue;
    text.isLeaving = true;
    this.queue = this.queue.then(async () => {
      if (text.isDirty || accept) await this.send(text, accept, loud);
      text.isLeaving = false;
    });
    return this.queue;
  }

  async send(text, accept, loud) {
    const mark = text.field.mark;
    const isAccepted = accept && !text.isDirty;
    const data = new FormData(text.form);
    data.set("text", text.field.value);
    data.set("how", text.taken !== null && text.taken === mark ? "memory" : "");
    if (isAccepted) data.set("accept", "1");
    this.say("quiet", this.sentences.saving);
    const told = await this.post(text.form.action, data);
    if (!told) return this.isSignedOut ? this.remember(text, isAccepted) : this.later(text, isAccepted);
    this.isSignedOut = false;
    this.wait = FIRST_WAIT;
    this.take(text, told, mark, loud || isAccepted);
  }

  // Return what the server answers; nothing, where there was no answer.
  async post(url, data, again = true) {
    let response;
    try {
      response = await fetch(url, { method: "POST", body: data, headers: { Accept: "application/json" } });
    } catch {
      this.say("problem", this.sentences.offline, true);
      return null;
    }
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    if (isJson) return response.json();
    if (response.status >= 500) {
      this.say("problem", this.sentences.offline, true);
    } else if (response.status === 403 && again && (await this.renew(data))) {
      return this.post(url, data, false);
    } else {
      this.signedOut();
    }
    return null;
  }

  // Whoever signed in again in another tab has another token.
  async renew(data) {
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
      const token = page.querySelector("[data-desk] [name=csrfmiddlewaretoken]")?.value;
      if (!token) return false;
      for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
      data.set("csrfmiddlewaretoken", token);
      return true;
    } catch {
      return false;
    }
  }

  // Nothing is tried again until they are back: it would be refused again.
  signedOut() {
    this.isSignedOut = true;
    this.say("problem", this.sentences.signedOut, true);
    const link = Object.assign(document.createElement("a"), {
      href: this.screen.dataset.login, target: "_blank", textContent: this.sentences.signIn,
    });
    const button = Object.assign(document.createElement("button"), {
      type: "button", className: "desk-link", textContent: this.sentences.tryAgain,
    });
    button.addEventListener("click", () => this.tryAgain());
    this.indicator.append(" ", link, " ", button);
  }

  remember(text, accept) { text.again = accept; }

  later(text, accept) {
    this.remember(text, accept);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.tryAgain(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  tryAgain() {
    clearTimeout(this.retry);
    for (const text of this.texts) {
      if (text.isDirty || text.again) this.save(text, { accept: Boolean(text.again) });
      text.again = false;
    }
  }

  take(text, told, mark, loud) {
    this.changedSource(told);
    if (told.status === "saved") {
      text.saved = mark;
      text.base(told);
      text.input("over").value = told.revision;
      for (const other of this.texts) if (other !== text && other.form) other.input("over").value = "";
      text.put("box", "");
      text.show(told);
      this.keep(text);
      this.everywhere(told);
      this.say("saved", told.said, loud);
      if (!this.unsaved.length) document.dispatchEvent(new CustomEvent("w-unsaved:clear"));
      return;
    }
    text.refused = told.status !== "conflict";
    if (told.status === "conflict") {
      text.held = told;
      text.put("box", told.box);
    } else {
      const box = Object.assign(document.createElement("p"), { className: "desk-box", role: "alert", textContent: told.said });
      text.part("box").replaceChildren(box);
      if (told.status === "changed") {
        text.base(told);
        text.put("source", told.beside);
        text.show(told);
      }
    }
    this.say("problem", told.status === "conflict" ? this.sentences.choose : told.said.split(":")[0], false);
  }

  choose(text, choice) {
    const told = text.held;
    text.held = false;
    text.base(told);
    text.put("box", "");
    if (choice === "theirs") {
      text.field.set(told.value);
      text.saved = text.field.mark;
      text.show(told);
      this.everywhere(told);
      this.keep(text);
      this.say("quiet", "");
    } else {
      text.saved = null;
      text.field.focus();
      this.save(text, { loud: true });
    }
  }

  // What changes anywhere on the screen with each save.
  everywhere(told) {
    this.screen.querySelector("[data-desk-progress]").innerHTML = told.progress;
    const submit = this.screen.querySelector("[data-desk-submit]");
    if (submit) {
      const isFocused = submit.contains(document.activeElement);
      submit.innerHTML = told.submit;
      if (isFocused) submit.querySelector("button")?.focus();
    }
    for (const tab of this.screen.querySelectorAll("[data-desk-tab]")) {
      const count = tab.querySelector("[data-desk-count]");
      if (count) count.textContent = told.counts[tab.dataset.deskTab];
    }
    const waiting = this.screen.querySelector("[data-desk-waiting]");
    if (waiting) waiting.textContent = told.waiting;
    const counter = document.querySelector("[data-side-panel-toggle=newsroom-comments] [data-side-panel-toggle-counter]");
    if (counter) Object.assign(counter, { textContent: told.comments, hidden: !told.comments });
    const panel = document.querySelector(".desk-comments-panel");
    if (panel) panel.outerHTML = told.said_of;
    const preview = document.querySelector("[data-controller~=w-preview]");
    if (preview && told.revision) preview.dataset.wPreviewStaleValue = "true";
    if (told.revision) document.dispatchEvent(new CustomEvent("w-autosave:success", { detail: { data: told } }));
  }

  // The field that somebody writes in is never touched: they are told, and see it when they like.
  async changedSource(told) {
    if (String(told.base) === this.screen.dataset.base) return;
    this.screen.dataset.base = told.base;
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const sources = (root) => [...root.querySelectorAll("[data-desk-form] [name=source]")].map((input) => input.value);
    const known = new Set(sources(document));
    const count = sources(page).filter((source) => !known.has(source)).length;
    const sentence = count === 1 ? this.sentences.changedOne : this.sentences.changed.replace("{count}", count);
    const link = Object.assign(document.createElement("a"), { href: location.href, textContent: this.sentences.reload });
    const banner = this.screen.querySelector("[data-desk-banner]");
    banner.replaceChildren(sentence, " ", link);
    banner.hidden = false;
  }

  say(level, words, loud = false) {
    if (this.indicator) {
      this.indicator.textContent = words;
      this.indicator.dataset.level = level;
    }
    if (loud) this.announce(words);
  }

  announce(words) { this.live.textContent = words; }
}
