// Comforts on top of pages that already work without them. Each module looks for its own marks in the page.
import { startShortcuts } from "./shortcuts.js";
import { startPreferences } from "./preferences.js";
import { startPalette } from "./palette.js";
import { startReveals } from "./reveal.js";
import { startTicking } from "./ticking.js";
import { startOffline } from "./offline.js";
import { startMenus } from "./menus.js";
import { startForms } from "./forms.js";
import { startDensity } from "./density.js";
import { startCharts } from "./charts.js";

for (const start of [startShortcuts, startPreferences, startPalette, startReveals, startTicking, startOffline, startMenus, startForms, startDensity, startCharts]) {
  start(document);
}
