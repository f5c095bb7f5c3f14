// Marks on a picture, in fractions of its width and height: drawn, moved and sized by pointer or keyboard. Each shows
// what will be left under it. The server does the hiding; here nothing is hidden yet.
const CELLS = 4;
const SMALLEST_CELL = 8;
const STEP = 0.01;
const FIRST_SIZE = 0.15;
const SMALLEST = 0.01;

for (const screen of document.querySelectorAll("[data-hide-faces]")) {
  const stage = screen.querySelector("[data-stage]");
  const picture = stage.querySelector("img");
  const form = screen.querySelector("form");
  const said = screen.querySelector("[data-said]");
  const tools = [...screen.querySelectorAll("[data-do]:not([data-do=add])")];
  const full = { width: Number(screen.dataset.width), height: Number(screen.dataset.height) };
  const marks = new Map(); // the button of each mark, and where it is
  let chosen = null;

  const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

  const name = () => {
    [...marks.keys()].forEach((button, index) => {
      button.ariaLabel = screen.dataset.name.replace("{number}", index + 1).replace("{total}", marks.size);
    });
  };

  const draw = (button) => {
    const { x, y, width, height, shape } = marks.get(button);
    Object.assign(button.style, {
      left: `${x * 100}%`,
      top: `${y * 100}%`,
      width: `${width * 100}%`,
      height: `${height * 100}%`,
    });
    button.dataset.shape = shape;
    const wide = width * full.width;
    const high = height * full.height;
    const cell = Math.max(Math.ceil(Math.max(wide, high) / CELLS), SMALLEST_CELL);
    const canvas = button.firstElementChild;
    canvas.width = Math.ceil(wide / cell);
    canvas.height = Math.ceil(high / cell);
    const { naturalWidth, naturalHeight } = picture;
    const brush = canvas.getContext("2d");
    brush.imageSmoothingQuality = "high";
    brush.drawImage(
      picture,
      x * naturalWidth, y * naturalHeight, width * naturalWidth, height * naturalHeight,
      0, 0, canvas.width, canvas.height,
    );
  };

  const place = (button, { x, y, width, height }) => {
    const mark = marks.get(button);
    mark.width = clamp(width, SMALLEST, 1);
    mark.height = clamp(height, SMALLEST, 1);
    mark.x = clamp(x, 0, 1 - mark.width);
    mark.y = clamp(y, 0, 1 - mark.height);
    draw(button);
  };

  const choose = (button) => {
    chosen = button;
    for (const each of marks.keys()) each.toggleAttribute("data-chosen", each === button);
    for (const tool of tools) tool.disabled = !button;
  };

  const add = (place_) => {
    const button = document.createElement("button");
    const handle = document.createElement("span");
    button.type = "button";
    button.className = "hide-faces-mark";
    button.setAttribute("aria-describedby", "hide-faces-keys");
    handle.className = "hide-faces-handle";
    button.append(document.createElement("canvas"), handle);
    marks.set(button, { shape: screen.querySelector("[name=shape]:checked").value });
    place(button, place_);
    stage.append(button);
    name();
    choose(button);
    return button;
  };

  const remove = (button) => {
    const all = [...marks.keys()];
    const next = all[all.indexOf(button) + 1] ?? all[all.indexOf(button) - 1] ?? null;
    marks.delete(button);
    button.remove();
    name();
    choose(next);
    said.textContent = screen.dataset.removed;
    (next ?? screen.querySelector("[data-do=add]")).focus();
  };

  const scale = (button, factor) => {
    const { x, y, width, height } = marks.get(button);
    place(button, {
      x: x + (width * (1 - factor)) / 2,
      y: y + (height * (1 - factor)) / 2,
      width: width * factor,
      height: height * factor,
    });
  };

  // As wide as high on the screen, though fractions of the two sides differ.
  const around = (x, y) => {
    const width = FIRST_SIZE * Math.min(1, full.height / full.width);
    const height = width * (full.width / full.height);
    return { x: x - width / 2, y: y - height / 2, width, height };
  };

  const at = (event) => {
    const box = stage.getBoundingClientRect();
    return {
      x: clamp((event.clientX - box.left) / box.width, 0, 1),
      y: clamp((event.clientY - box.top) / box.height, 0, 1),
    };
  };

  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    const from = at(event);
    const sizing = event.target.closest(".hide-faces-handle");
    const pressed = event.target.closest(".hide-faces-mark");
    const button = pressed ?? add({ ...from, width: 0, height: 0 });
    const before = { ...marks.get(button) };
    choose(button);
    button.focus({ preventScroll: true });
    stage.setPointerCapture(event.pointerId);

    const move = (moved) => {
      const to = at(moved);
      if (!pressed) {
        place(button, {
          x: Math.min(from.x, to.x),
          y: Math.min(from.y, to.y),
          width: Math.abs(to.x - from.x),
          height: Math.abs(to.y - from.y),
        });
      } else if (sizing) {
        place(button, {
          ...before,
          width: Math.min(before.width + to.x - from.x, 1 - before.x),
          height: Math.min(before.height + to.y - from.y, 1 - before.y),
        });
      } else {
        place(button, { ...before, x: before.x + to.x - from.x, y: before.y + to.y - from.y });
      }
    };
    const end = () => {
      stage.removeEventListener("pointermove", move);
      const { width, height } = marks.get(button) ?? {};
      if (!pressed && width <= SMALLEST && height <= SMALLEST) place(button, around(from.x, from.y)); // a tap
    };
    stage.addEventListener("pointermove", move);
    stage.addEventListener("lostpointercapture", end, { once: true });
  });

  stage.addEventListener("focusin", (event) => {
    if (marks.has(event.target)) choose(event.target);
  });

  stage.addEventListener("keydown", (event) => {
    const button = event.target;
    if (!marks.has(button) || event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = marks.get(button);
    const [right, down] = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[
      event.key
    ] ?? [0, 0];
    if (right || down) {
      place(
        button,
        event.shiftKey
          ? { ...mark, width: mark.width + right, height: mark.height + down }
          : { ...mark, x: mark.x + right, y: mark.y + down },
      );
    } else if (event.key === "+" || event.key === "=") scale(button, 1.1);
    else if (event.key === "-" || event.key === "−") scale(button, 1 / 1.1);
    else if (event.key === "Delete" || event.key === "Backspace") remove(button);
    else return;
    event.preventDefault();
  });

  screen.addEventListener("click", (event) => {
    const { do: act } = event.target.closest("[data-do]")?.dataset ?? {};
    if (act === "add") add(around(0.5, 0.5)).focus();
    else if (act === "grow") scale(chosen, 1.1);
    else if (act === "shrink") scale(chosen, 1 / 1.1);
    else if (act === "remove") remove(chosen);
  });

  screen.addEventListener("change", (event) => {
    if (event.target.name !== "shape" || !chosen) return;
    marks.get(chosen).shape = event.target.value;
    draw(chosen);
  });

  form.addEventListener("submit", () => {
    form.elements.marks.value = JSON.stringify([...marks.values()]);
  });

  // The preview needs the picture itself.
  picture.decode().then(() => marks.forEach((_, button) => draw(button)), () => {});
}
