// The translators' editor: one text after the other, saved by itself.
import { Commenting } from "./desk/commenting.js";
import { listen, nameKeys } from "./desk/keys.js";
import { Moving } from "./desk/moving.js";
import { Saving } from "./desk/saving.js";
import { Showing } from "./desk/showing.js";
import { Suggesting } from "./desk/suggesting.js";
import { Text } from "./desk/text.js";

const screen = document.querySelector("[data-desk]");
const sentences = { ...screen.querySelector("[data-desk-sentences]").dataset };
const texts = [...screen.querySelectorAll("[data-desk-text]")].map((section) => new Text(section));

const saving = new Saving(screen, texts, sentences);
const showing = new Showing(screen, texts, sentences);
const suggesting = new Suggesting(screen, saving);
new Commenting(screen, texts, saving);
const moving = new Moving(screen, texts, saving, (text) => {
  if (!text.form) return;
  text.field.start();
  showing.measure(text);
  suggesting.show(text);
});

for (const text of texts) text.field?.fit?.();
nameKeys();
screen.addEventListener("desk:keys", nameKeys);
if (screen.dataset.keys === "on") {
  listen({
    save: () => moving.saveAndNext(),
    accept: () => moving.accept(),
    take: () => suggesting.take(moving.current),
    next: () => moving.step(1),
    previous: () => moving.step(-1),
  });
}
screen.dataset.ready = "";
