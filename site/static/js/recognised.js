// Whose words a line holds is asked where the line is a quote, or has just been made one.
for (const select of document.querySelectorAll(".recognised-line select")) {
  const line = select.closest(".recognised-line");
  const speaker = line.querySelector(".recognised-speaker");
  select.addEventListener("change", () => {
    speaker.hidden = (select.value || line.dataset.role) !== "quote";
  });
}
