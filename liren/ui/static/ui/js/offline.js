// Says so when the network is gone, and keeps one small page for that case. Nobody's data is ever stored.
export function startOffline(page) {
  const bar = page.getElementById("offline-bar");
  const tell = () => { if (bar) bar.hidden = navigator.onLine; };
  addEventListener("online", tell);
  addEventListener("offline", tell);
  tell();
  page.addEventListener("htmx:sendError", () => { if (bar) bar.hidden = false; });
  page.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful && navigator.onLine && bar) bar.hidden = true; });
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js").catch(() => {});
}
