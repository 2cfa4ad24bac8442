// Keys for those who work here all day. Silent while one types or composes Chinese; single keys can be turned off.
import { openPalette } from "./palette.js";

const OFF = "liren-keys-off";
const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
let going = false;

function rows() {
  return [...document.querySelectorAll("[data-rows] [data-row]")];
}

function rowLink(row) {
  return row.querySelector("a[data-open], th a, a");
}

function step(by) {
  const all = rows();
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.min(all.length - 1, Math.max(0, here + by))];
  const link = next && rowLink(next);
  if (link) link.focus();
}

function press(selector) {
  const found = document.querySelector(selector);
  if (!found) return false;
  found.click();
  return true;
}

const keys = {
  "/": () => openPalette(),
  "?": () => document.getElementById("keys")?.showModal(),
  g: () => { going = true; setTimeout(() => { going = false; }, 1200); },
  j: () => step(1),
  k: () => step(-1),
  x: () => document.activeElement.closest("[data-row]")?.querySelector("input[type=checkbox]")?.click(),
  n: () => press("[data-key=n]"),
  e: () => press("[data-key=e]"),
  c: () => press("[data-key=c]"),
  v: () => press("[data-key=v]"),
  "[": () => press("[rel=prev]"),
  "]": () => press("[rel=next]"),
};

function onKey(event) {
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return saveForm(event);
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest(TYPING) || localStorage.getItem(OFF)) return;
  const key = event.key.toLowerCase();
  const act = going && key !== "g" ? () => press(`[data-go="${CSS.escape(key)}"]`) : keys[event.key] || keys[key];
  if (!act) return;
  event.preventDefault();
  going = false;
  act();
}

function saveForm(event) {
  const form = event.target.closest("form");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
}

export function startShortcuts(page) {
  page.addEventListener("keydown", onKey);
  const box = page.querySelector("[data-keys-off]");
  if (!box) return;
  box.checked = Boolean(localStorage.getItem(OFF));
  box.addEventListener("change", () => (box.checked ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF)));
}
