// The keyboard. Each key has a button too, and the account's switch for keyboard shortcuts turns all of them off.
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const ON_MAC = {
  "mod+enter": "⌘ Enter",
  "mod+.": "⌘ .",
  "mod+shift+enter": "⌘ Shift Enter",
  "step+down": "Ctrl ⌥ ↓",
  "step+up": "Ctrl ⌥ ↑",
};

export const nameKeys = () => {
  if (!isMac) return;
  for (const key of document.querySelectorAll("[data-desk-key]")) key.textContent = ON_MAC[key.dataset.deskKey];
};

// Before the fields see them: Draftail would make a line of Enter.
export const listen = (acts) => {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.target.closest("[data-desk-comment-form], dialog, [role=dialog]")) return;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    const step = isMac ? event.ctrlKey && event.altKey : event.altKey && !event.ctrlKey;
    let act;
    if (mod && event.key === "Enter") act = event.shiftKey ? acts.accept : acts.save;
    else if (mod && !event.shiftKey && !event.altKey && event.key === ".") act = acts.take;
    else if (step && event.key === "ArrowDown") act = acts.next;
    else if (step && event.key === "ArrowUp") act = acts.previous;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }, { capture: true });
};
