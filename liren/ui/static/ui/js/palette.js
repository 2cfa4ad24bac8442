// The search palette: `/` opens it, arrows choose, Enter opens, Esc closes. Without it the box at the top is a plain form.
const palette = () => document.getElementById("palette");
const hits = () => [...palette().querySelectorAll(".hit")].filter((hit) => !hit.closest("[data-kind][hidden]"));
const kindsFound = () => [...palette().querySelectorAll("[data-kind]")];

function choose(by) {
  const all = hits();
  const here = all.findIndex((hit) => hit.getAttribute("aria-selected") === "true");
  palette().querySelectorAll(".hit").forEach((hit) => hit.setAttribute("aria-selected", "false"));
  const next = all[(here + by + all.length) % all.length];
  showActs(next);
  if (!next) return;
  next.setAttribute("aria-selected", "true");
  next.id ||= `hit-${all.indexOf(next)}`;
  palette().querySelector("input").setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}

// What can be done with the chosen hit stands below the list, where Tab reaches it.
function showActs(hit) {
  const acts = hit?.querySelector("template[data-acts]");
  document.getElementById("palette-acts").replaceChildren(...(acts ? [acts.content.cloneNode(true)] : []));
}

function showKinds() {
  const bar = document.getElementById("palette-kinds");
  const found = kindsFound().map((group) => [group.dataset.kind, group.querySelectorAll(".hit").length]);
  const all = found.reduce((sum, [, count]) => sum + count, 0);
  bar.hidden = found.length < 2;
  bar.replaceChildren(chip("", `${bar.dataset.all} ${all}`), ...found.map(([kind, count]) => chip(kind, `${kind} ${count}`)));
}

function chip(kind, words) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "chip", textContent: words });
  button.setAttribute("aria-pressed", String(kind === ""));
  button.addEventListener("click", () => only(kind, button));
  return button;
}

function only(kind, pressed) {
  kindsFound().forEach((group) => { group.hidden = kind !== "" && group.dataset.kind !== kind; });
  pressed.parentElement.querySelectorAll(".chip").forEach((each) => each.setAttribute("aria-pressed", String(each === pressed)));
  hits().forEach((hit) => hit.setAttribute("aria-selected", "false"));
  choose(1);
}

function onKey(event) {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(event.key === "ArrowDown" ? 1 : -1);
  }
  const chosen = palette().querySelector('.hit[aria-selected="true"]');
  if (event.key === "Enter" && chosen && event.target.matches("input")) {
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
  dialog.addEventListener("htmx:afterSwap", () => { showKinds(); choose(1); });
  for (const input of page.querySelectorAll("[data-search] input")) {
    input.addEventListener("mousedown", (event) => { event.preventDefault(); openPalette(input.value); });
  }
}
