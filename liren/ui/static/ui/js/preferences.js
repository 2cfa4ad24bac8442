// Theme and text size change at once and are remembered in the background, so that a half-filled form stays.
const PHONE = "screen and (max-width: 767px)";

const show = {
  theme(value, form) {
    document.documentElement.dataset.bsTheme = value;
    const button = form.querySelector("button");
    const other = value === "dark" ? "light" : "dark";
    button.value = other;
    button.setAttribute("aria-label", button.dataset[other]);
    button.querySelector(".ti").className = `ti ti-${value === "dark" ? "sun" : "moon"}`;
    document.dispatchEvent(new CustomEvent("liren:theme", { detail: value }));
  },
  density(value, form) {
    document.body.classList.remove("dense", "normal");
    document.body.classList.add(value);
    const button = form.querySelector("button");
    button.value = value === "dense" ? "normal" : "dense";
    button.textContent = button.dataset[button.value];
  },
  text(value, form) {
    document.documentElement.dataset.text = value;
    document.querySelector("link[data-phone]").media = value === "elderly" ? "screen" : PHONE;
    for (const button of form.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === value));
      if (button.value === value) form.closest("details").querySelector("summary .word").textContent = button.textContent;
    }
    form.closest("details").open = false;
  },
};

export function startPreferences(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-preference]");
    const value = event.submitter && event.submitter.value;
    if (!form || !value) return;
    event.preventDefault();
    const sent = new FormData(form);
    sent.set("value", value);
    show[form.dataset.preference](value, form);
    fetch(form.action, { method: "POST", body: sent, redirect: "manual" });
  });
}
