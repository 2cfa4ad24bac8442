// Row height of tables, and which columns show: both remembered, the columns only in this browser, table by table.
const KEY = "liren-columns-";

function hide(table, column, hidden) {
  table.querySelectorAll(`[data-col="${CSS.escape(column)}"]`).forEach((cell) => { cell.hidden = hidden; });
}

function apply(table) {
  const gone = JSON.parse(localStorage.getItem(KEY + table.dataset.columns) || "[]");
  gone.forEach((column) => hide(table, column, true));
  for (const box of document.querySelectorAll(`[data-columns-of="${CSS.escape(table.dataset.columns)}"] input`)) {
    box.checked = !gone.includes(box.value);
  }
}

export function startDensity(page) {
  const all = () => page.querySelectorAll("table[data-columns]");
  all().forEach(apply);
  page.addEventListener("htmx:afterSettle", () => all().forEach(apply));
  page.addEventListener("change", (event) => {
    const list = event.target.closest("[data-columns-of]");
    const table = list && page.querySelector(`table[data-columns="${CSS.escape(list.dataset.columnsOf)}"]`);
    if (!table) return;
    const gone = [...list.querySelectorAll("input")].filter((box) => !box.checked).map((box) => box.value);
    localStorage.setItem(KEY + table.dataset.columns, JSON.stringify(gone));
    [...list.querySelectorAll("input")].forEach((box) => hide(table, box.value, !box.checked));
  });
}
