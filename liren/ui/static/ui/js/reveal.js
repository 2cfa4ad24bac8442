// A revealed number hides again: `<span data-reveal-seconds="60" data-masked="3301…">` counts down, then shows the mask.
function words(seconds, element) {
  return (element.dataset.countdown || "{}").replace("{}", String(seconds));
}

function countDown(element) {
  if (element.dataset.counting) return;
  element.dataset.counting = "1";
  const until = Date.now() + Number(element.dataset.revealSeconds) * 1000;
  const shown = element.querySelector("[data-value]");
  const left = element.querySelector("[data-left]");
  const tick = () => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    if (seconds > 0) {
      if (left) left.textContent = words(seconds, element);
      return;
    }
    clearInterval(timer);
    if (shown) shown.textContent = element.dataset.masked;
    left?.closest(".t")?.remove();
    delete element.dataset.revealSeconds;
  };
  const timer = setInterval(tick, 1000);
  tick();
}

export function startReveals(page) {
  const find = (root) => root.querySelectorAll("[data-reveal-seconds]").forEach(countDown);
  find(page);
  page.addEventListener("htmx:load", (event) => {
    if (event.detail.elt.matches?.("[data-reveal-seconds]")) countDown(event.detail.elt);
    find(event.detail.elt);
  });
}
