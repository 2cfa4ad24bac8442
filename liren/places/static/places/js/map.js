// The map of boundaries: draws what the page brings along (no outside tiles unless a key is set) and hands
// a boundary that may be edited to the editor.
import { Editor } from "./editor.js";

const L = window.L;
const TIANDITU = "https://t{s}.tianditu.gov.cn/vec_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=";
const MARKS = { overlap: "--lr-seal", outside: "--lr-warn", gap: "--lr-ink-3" };
const HOME = [[29.45, 119.25], [29.5, 119.32]];

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim() || "#0E6A5B";

// A name is text, whatever it holds: Leaflet would take a string for HTML.
function words(name) {
  const label = document.createElement("span");
  label.textContent = name;
  return label;
}

function layer(map, geometry, style, name) {
  const drawn = L.geoJSON(geometry, { style, interactive: Boolean(name) }).addTo(map);
  if (name) drawn.bindTooltip(words(name), { permanent: true, direction: "center", className: "label" });
  return drawn;
}

function start(element) {
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const map = L.map(element, { zoomControl: false, minZoom: 4, maxZoom: 19, zoomAnimation: false }).fitBounds(HOME);
  L.control.zoom({ zoomInTitle: element.dataset.wordsNearer, zoomOutTitle: element.dataset.wordsFarther }).addTo(map);
  map.attributionControl.setPrefix(data.key ? "天地图" : false);
  if (data.key) L.tileLayer(TIANDITU + data.key, { subdomains: "01234567" }).addTo(map);
  const drawn = [];
  if (data.outer) drawn.push(layer(map, data.outer, { color: colour("--lr-ink"), weight: 2, fill: false }));
  for (const one of data.neighbours || []) {
    const style = { color: colour("--lr-c0"), weight: 1.5, dashArray: "4 4", fillColor: colour("--lr-c2"), fillOpacity: 0.25 };
    drawn.push(layer(map, one.geometry, style, one.name));
  }
  for (const one of data.marks || []) {
    const hue = colour(MARKS[one.kind]);
    drawn.push(layer(map, one.geometry, { color: hue, weight: 2, fillColor: hue, fillOpacity: 0.45 }));
  }
  const field = element.dataset.edit && document.getElementById(element.dataset.edit);
  const editor = field ? new Editor(map, field, element, colour("--lr-jade")) : null;
  const fit = () => {
    const all = L.featureGroup([...drawn, ...(editor ? editor.layers() : [])]);
    map.fitBounds(all.getLayers().length && all.getBounds().isValid() ? all.getBounds().pad(0.08) : HOME);
  };
  fit();
  document.querySelector("[data-map-fit]")?.addEventListener("click", fit);
}

for (const element of document.querySelectorAll("[data-map]")) start(element);
