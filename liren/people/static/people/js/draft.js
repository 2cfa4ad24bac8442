// A half-filled form survives a closed tab. Identity numbers and phones are never kept.
const KEEP_DAYS = 3;

const PREFIX = "liren-draft-";

function key(form) {
  return `${PREFIX}${form.dataset.draft}`;
}

// On a shared computer nobody finds what a colleague had begun, and nothing old lies around.
function forgetOthers(form) {
  const whose = form.dataset.draft.split(".")[0];
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
    const own = name.startsWith(`${PREFIX}${whose}.`);
    const at = JSON.parse(localStorage.getItem(name) || "{}").at || 0;
    if (!own || Date.now() - at > KEEP_DAYS * 86400000) localStorage.removeItem(name);
  }
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && field.type !== "hidden" && field.type !== "password" && field.type !== "file" && !("noDraft" in field.dataset));
}

function restore(form) {
  const kept = JSON.parse(localStorage.getItem(key(form)) || "null");
  if (!kept || Date.now() - kept.at > KEEP_DAYS * 86400000) return;
  const empty = fields(form).filter((field) => field.value === field.defaultValue && kept.values[field.name]);
  if (form.querySelector(".wrongs") || !empty.length) return;
  for (const field of empty) if (field.tagName !== "SELECT" || [...field.options].some((o) => o.value === kept.values[field.name])) field.value = kept.values[field.name];
  form.querySelector("[data-draft-note]")?.removeAttribute("hidden");
}

function keep(form) {
  const values = Object.fromEntries(fields(form).map((field) => [field.name, field.value]));
  localStorage.setItem(key(form), JSON.stringify({ at: Date.now(), values }));
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  forgetOthers(form);
  restore(form);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("submit", () => localStorage.removeItem(key(form)));
  form.addEventListener("click", (event) => {
    if (!event.target.closest("[data-draft-drop]")) return;
    localStorage.removeItem(key(form));
    form.reset();
    form.querySelector("[data-draft-note]").hidden = true;
  });
}

// What the number tells goes into birthday and sex as soon as the server has read it.
document.addEventListener("htmx:afterSwap", (event) => {
  const told = event.target.querySelector?.("[data-born]");
  if (!told) return;
  for (const [name, value] of [["born_on", told.dataset.born], ["sex", told.dataset.sex]]) {
    const field = document.querySelector(`form[data-draft] [name=${name}]`);
    if (field) field.value = value;
  }
});
