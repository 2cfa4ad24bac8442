// Menus are <details>: one open at a time, closed by Esc and by a click elsewhere.
export function startMenus(page) {
  const open = () => [...page.querySelectorAll("details[data-menu][open]")];
  page.addEventListener("click", (event) => open().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open().forEach((menu) => {
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    });
  });
}
