// On a wide screen a clause opens beside the list, not on a page of its own.
const wide = matchMedia("(min-width: 1280px)");
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-panel]");
  if (!link || !wide.matches || event.ctrlKey || event.metaKey || event.shiftKey || document.documentElement.dataset.text === "elderly") return;
  event.preventDefault();
  location.assign(link.dataset.panel);
});
