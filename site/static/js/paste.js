// What is pasted from Word, a mail or a web page comes as HTML too: it is kept beside the text, until somebody
// changes the text by hand.
for (const text of document.querySelectorAll("[data-paste]")) {
  const rich = document.getElementById(text.dataset.paste);
  const notice = document.querySelector("[data-pasted]");
  let pasted = null;

  const keep = (html) => {
    rich.value = html;
    notice.hidden = !html;
  };

  text.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const whole = text.selectionEnd - text.selectionStart === text.value.length;
    pasted = null;
    keep("");
    if (!html || !whole) return;
    setTimeout(() => {
      pasted = text.value;
      keep(html);
    });
  });

  text.addEventListener("input", (event) => {
    if (event.inputType !== "insertFromPaste" && pasted !== null && text.value !== pasted) {
      pasted = null;
      keep("");
    }
  });
}
