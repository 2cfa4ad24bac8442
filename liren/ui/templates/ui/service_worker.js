{% load static %}// Keeps the offline page and nothing else: no page with people's data is ever stored here.
const KEPT = "liren-offline-1";
const FILES = ["{% url 'ui:offline' %}", "{% static 'ui/css/tokens.css' %}", "{% static 'ui/css/base.css' %}", "{% static 'ui/css/controls.css' %}", "{% static 'ui/css/overlays.css' %}"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((keys) => Promise.all(keys.filter((key) => key !== KEPT).map((key) => caches.delete(key)))).then(() => self.clients.claim()));
});
self.addEventListener("fetch", (event) => {
  const asked = new URL(event.request.url);
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(FILES[0])));
  } else if (FILES.includes(asked.pathname)) {
    event.respondWith(fetch(event.request).catch(() => caches.match(asked.pathname)));
  }
});
