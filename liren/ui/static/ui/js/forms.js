// Forms: what is wrong gets the focus; a file can be dropped; a filter acts when it changes; no double sending.
function focusWrong(root) {
  root.querySelector("[data-focus]")?.focus();
}

function startDrop(page) {
  page.querySelectorAll(".lr-drop").forEach((zone) => zone.classList.add("live"));
  for (const kind of ["dragover", "dragleave", "drop"]) {
    page.addEventListener(kind, (event) => {
      const zone = event.target.closest?.(".lr-drop");
      if (!zone) return;
      event.preventDefault();
      zone.classList.toggle("over", kind === "dragover");
      const input = zone.querySelector("input[type=file]");
      if (kind !== "drop" || !input) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}

function onSubmit(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.dataset.preference || form.method === "dialog") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 3000);
}

export function startForms(page) {
  focusWrong(page);
  startDrop(page);
  page.addEventListener("submit", onSubmit);
  page.addEventListener("htmx:afterSettle", (event) => focusWrong(event.detail.elt));
  page.addEventListener("change", (event) => {
    const zone = event.target.closest(".lr-drop");
    if (zone && event.target.files?.length) {
      zone.classList.add("full");
      zone.querySelector("[data-file-name]").textContent = event.target.files[0].name;
    }
    if (event.target.matches("[data-auto] select, [data-auto] input[type=checkbox], select[data-auto]")) event.target.form.requestSubmit();
  });
  page.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
    if (event.target.closest("[data-back]")) { event.preventDefault(); history.back(); }
  });
}
