// Editing a boundary by its points. What is drawn is written into the form's text field, which is what gets sent:
// the list of points beside the map and the text stay the same thing.
const L = window.L;
const STEP = 0.0001;
const MOST_HANDLES = 400;
const round = (number) => Math.round(number * 1e6) / 1e6;

export class Editor {
  constructor(map, field, element, colour) {
    Object.assign(this, { map, field, colour, words: element.dataset, past: [], handles: L.layerGroup().addTo(map) });
    this.shape = L.polygon([], { color: colour, weight: 3, fillOpacity: 0.12 }).addTo(map);
    this.list = document.querySelector("[data-map-points]");
    this.status = document.querySelector("[data-map-status]");
    this.rings = this.read();
    this.tools();
    map.on("click", (event) => this.extend(event.latlng));
    field.addEventListener("change", () => { this.remember(); this.rings = this.read(); this.draw(); });
    this.draw();
  }

  layers() { return this.points().length ? [this.shape] : []; }

  points() { return this.rings[0]?.[0] ?? []; }

  // Every polygon's rings, without the closing point; [[[lat, lng], …], holes…] per polygon.
  read() {
    try {
      const found = JSON.parse(this.field.value || "null");
      const geometry = found?.geometry ?? found;
      if (!geometry) return [];
      const many = geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates];
      return many.map((polygon) => polygon.map((ring) => ring.slice(0, -1).map(([x, y]) => [y, x])));
    } catch { return []; }
  }

  write() {
    const close = (ring) => [...ring, ring[0]].map(([y, x]) => [round(x), round(y)]);
    const done = this.rings.map((polygon) => polygon.filter((ring) => ring.length > 2).map(close)).filter((p) => p.length);
    if (!done.length) { this.field.value = ""; return; }
    const geometry = done.length > 1 ? { type: "MultiPolygon", coordinates: done } : { type: "Polygon", coordinates: done[0] };
    this.field.value = JSON.stringify(geometry);
  }

  remember() { this.past.push(JSON.stringify(this.rings)); if (this.past.length > 100) this.past.shift(); }

  change(act) { this.remember(); act(); this.write(); this.draw(); }

  extend(place) {
    if (this.points().length > 2 && !this.drawing) return;
    this.drawing = true;
    this.change(() => {
      if (!this.rings.length) this.rings = [[[]]];
      this.rings[0][0].push([place.lat, place.lng]);
    });
  }

  draw() {
    this.shape.setLatLngs(this.rings);
    this.handles.clearLayers();
    const many = this.rings.flat(2).length > MOST_HANDLES;
    if (!many) this.rings.forEach((polygon) => polygon.forEach((ring) => this.drawRing(ring)));
    this.drawList();
    if (this.status) this.status.textContent = this.points().length ? "" : this.words.wordsEmpty;
  }

  drawRing(ring) {
    ring.forEach((point, index) => {
      this.handle(ring, point, index);
      if (ring.length > 2) this.middle(ring, index);
    });
  }

  handle(ring, point, index) {
    const name = `${this.words.wordsPoint} ${index + 1}`;
    const icon = L.divIcon({ className: "vertex", iconSize: [14, 14] });
    const marker = L.marker(point, { icon, draggable: true, keyboard: true, title: name, alt: name }).addTo(this.handles);
    marker.on("dragend", () => { const to = marker.getLatLng(); this.change(() => { ring[index] = [to.lat, to.lng]; }); });
    marker.getElement().addEventListener("keydown", (event) => this.key(event, ring, index));
  }

  middle(ring, index) {
    const [a, b] = [ring[index], ring[(index + 1) % ring.length]];
    const icon = L.divIcon({ className: "middle", iconSize: [12, 12] });
    const at = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    L.marker(at, { icon, keyboard: false }).addTo(this.handles)
      .on("click", () => this.change(() => ring.splice(index + 1, 0, at)));
  }

  key(event, ring, index) {
    const moves = { ArrowUp: [STEP, 0], ArrowDown: [-STEP, 0], ArrowLeft: [0, -STEP], ArrowRight: [0, STEP] };
    if (event.key === "Delete" || event.key === "Backspace") this.remove(ring, index);
    else if (moves[event.key]) this.change(() => { ring[index] = ring[index].map((n, i) => n + moves[event.key][i]); });
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.handles.getLayers().filter((one) => one.options.keyboard)[Math.min(index, ring.length - 1)]?.getElement().focus();
  }

  remove(ring, index) { if (ring.length > 3) this.change(() => ring.splice(index, 1)); }

  drawList() {
    if (!this.list) return;
    this.list.replaceChildren(...this.points().slice(0, MOST_HANDLES).map((point, index) => {
      const item = document.createElement("li");
      item.append(`${point[1].toFixed(6)}, ${point[0].toFixed(6)} `);
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
      button.setAttribute("aria-label", `× ${this.words.wordsPoint} ${index + 1}`);
      button.addEventListener("click", () => this.remove(this.points(), index));
      item.append(button);
      return item;
    }));
  }

  tools() {
    const bar = document.querySelector("[data-map-tools]");
    if (!bar) return;
    bar.hidden = false;
    bar.querySelector("[data-map-draw]").addEventListener("click", () => { this.drawing = true; this.change(() => { this.rings = []; }); });
    bar.querySelector("[data-map-undo]").addEventListener("click", () => {
      if (this.past.length) { this.rings = JSON.parse(this.past.pop()); this.write(); this.draw(); }
    });
  }
}
