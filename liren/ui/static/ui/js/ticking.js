// Ticking rows: the ink bar at the foot shows how many; the box in the head ticks this page; Esc unticks all.
function tell(form) {
  const boxes = [...form.querySelectorAll("[data-tick]")];
  const ticked = boxes.filter((box) => box.checked);
  boxes.forEach((box) => box.closest("[data-row]")?.classList.toggle("sel", box.checked));
  const all = form.querySelector("[data-tick-all]");
  if (all) {
    all.checked = ticked.length > 0 && ticked.length === boxes.length;
    all.indeterminate = ticked.length > 0 && ticked.length < boxes.length;
  }
  for (const bar of form.querySelectorAll("[data-bulk]")) {
    bar.hidden = ticked.length === 0;
    bar.querySelectorAll("[data-count]").forEach((place) => { place.textContent = String(ticked.length); });
  }
}

function untick(form) {
  form.querySelectorAll("[data-tick], [data-tick-all]").forEach((box) => { box.checked = false; });
  tell(form);
}

export function startTicking(page) {
  const formOf = (element) => element.closest("[data-ticking]");
  page.querySelectorAll("[data-ticking]").forEach(tell);
  page.addEventListener("change", (event) => {
    const form = formOf(event.target);
    if (!form) return;
    if (event.target.matches("[data-tick-all]")) {
      form.querySelectorAll("[data-tick]").forEach((box) => { box.checked = event.target.checked; });
    }
    tell(form);
  });
  page.addEventListener("click", (event) => {
    const form = formOf(event.target);
    if (form && event.target.closest("[data-untick]")) untick(form);
  });
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !page.querySelector("dialog[open]")) page.querySelectorAll("[data-ticking]").forEach(untick);
  });
  page.addEventListener("htmx:afterSettle", () => page.querySelectorAll("[data-ticking]").forEach(tell));
}
