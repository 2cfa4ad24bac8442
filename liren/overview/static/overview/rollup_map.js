// The map of the units: draws the boundaries that the page brings along; colours are the style sheet's.
const L = window.L;

// A name is text, whatever it holds: Leaflet would take a string for HTML.
function words(unit) {
  const label = document.createElement("span");
  label.textContent = `${unit.name}\n${unit.words}`;
  return label;
}

function start(element) {
  const data = JSON.parse(document.getElementById("roll-map-data").textContent);
  const map = L.map(element, { zoomControl: false, attributionControl: false, zoomAnimation: false, zoomSnap: 0.1, scrollWheelZoom: false });
  L.control.zoom({ zoomInTitle: element.dataset.wordsNearer, zoomOutTitle: element.dataset.wordsFarther }).addTo(map);
  const drawn = data.units.map((unit) => {
    const layer = L.geoJSON(unit.geometry, { style: { className: unit.tone } }).addTo(map);
    layer.bindTooltip(words(unit), { permanent: true, direction: "center", className: "label" });
    return layer.on("click", () => { location.href = unit.url; });
  });
  if (data.outer) drawn.push(L.geoJSON(data.outer, { interactive: false, style: { className: "outer" } }).addTo(map));
  map.fitBounds(L.featureGroup(drawn).getBounds(), { paddingTopLeft: [40, 8], paddingBottomRight: [8, 8] });  // beside the buttons
}

function startAll() {
  document.querySelectorAll("[data-roll-map]:not(.leaflet-container)").forEach(start);
}

startAll();
document.addEventListener("htmx:afterSettle", startAll);
