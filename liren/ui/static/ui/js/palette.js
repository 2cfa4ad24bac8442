// The search palette: `/` opens it, arrows choose, Enter opens, Esc closes. Without it the box at the top is a plain form.
const palette = () => document.getElementById("palette");
const hits = () => [...palette().querySelectorAll(".hit")];

function choose(by) {
  const all = hits();
  const here = all.findIndex((hit) => hit.getAttribute("aria-selected") === "true");
  const next = all[(here + by + all.length) % all.length];
  all.forEach((hit) => hit.setAttribute("aria-selected", String(hit === next)));
  if (!next) return;
  next.id ||= `hit-${all.indexOf(next)}`;
  palette().querySelector("input").setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}

function onKey(event) {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(event.key === "ArrowDown" ? 1 : -1);
  }
  const chosen = palette().querySelector('.hit[aria-selected="true"]');
  if (event.key === "Enter" && chosen) {
    event.preventDefault();
    chosen.click();
  }
}

export function openPalette(text = "") {
  const dialog = palette();
  if (!dialog) {
    document.querySelector("[data-search] input")?.focus();
    return;
  }
  dialog.showModal();
  const input = dialog.querySelector("input");
  if (text) input.value = text;
  input.focus();
  input.select();
}

export function startPalette(page) {
  const dialog = palette();
  if (!dialog) return;
  dialog.addEventListener("keydown", onKey);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("htmx:afterSwap", () => choose(1));
  for (const input of page.querySelectorAll("[data-search] input")) {
    input.addEventListener("mousedown", (event) => { event.preventDefault(); openPalette(input.value); });
  }
}
