// The tree: a twist that was loaded once opens and closes without asking the server again.
const onClick = (event) => {
  const twist = event.target.closest("[data-twist]");
  if (!twist) return;
  const below = twist.closest("li").querySelector(":scope > .below");
  const open = twist.getAttribute("aria-expanded") === "true";
  twist.setAttribute("aria-expanded", String(!open));
  below.hidden = open;
};
if (!document.documentElement.dataset.treeReady) {
  document.documentElement.dataset.treeReady = "yes";
  document.addEventListener("click", onClick);
}
