// Draws a chart from the table that stands in the page anyway: first column the names, each further column a series.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--lr-${name}`).trim();
const plots = new Map();

// Marks over the colours that may be taken for one another: fine lines of the paper's colour, none on the quiet ones.
const MARKS = {
  c2: { rotation: Math.PI / 2, dashArrayX: [1, 0], dashArrayY: [1, 4] },
  c3: { symbol: "circle", symbolSize: 0.5, dashArrayX: [6, 6], dashArrayY: [6, 6] },
  c4: { rotation: -Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [1.5, 4] },
  c0: { rotation: Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 3] },
};
const mark = (name) => MARKS[name] && { ...MARKS[name], color: colour("surface") };

function numbers(table) {
  const first = [...table.querySelectorAll("thead th")], heads = first.map((cell) => cell.textContent.trim());
  const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent.trim()));
  const value = (text) => (text === "—" || text === "" ? null : Number(text.replace(/[,¥%\s]/g, "")));
  const tones = first.slice(1).map((cell, i) => cell.dataset.colour || `c${(i % 6) + 1}`);
  return { heads, tones, names: rows.map((row) => row[0]), columns: heads.slice(1).map((_, i) => rows.map((row) => value(row[i + 1]))) };
}

function option(kind, { heads, tones, names, columns }) {
  const text = { color: colour("ink-3"), fontSize: 12 };
  const line = { lineStyle: { color: colour("line-2") } };
  const flat = kind === "rank" || kind === "stack";
  const category = { type: "category", data: names, axisLabel: text, axisLine: line, axisTick: { show: false }, inverse: flat };
  const value = { type: "value", minInterval: 1, splitNumber: 4, axisLabel: { ...text, hideOverlap: true }, splitLine: { lineStyle: { color: colour("line") } } };
  return {
    animation: false,
    color: tones.map(colour),
    textStyle: { fontFamily: colour("sans") },
    aria: { enabled: true },
    tooltip: { trigger: "axis" },
    legend: columns.length > 1 ? { top: 0, right: 0, itemWidth: 14, itemHeight: 10, itemGap: 12, textStyle: text } : undefined,
    grid: { left: 4, right: 12, top: columns.length > 1 ? 30 : 10, bottom: 4, containLabel: true },
    xAxis: flat ? value : category,
    yAxis: flat ? category : value,
    series: columns.map((data, i) => ({ name: heads[i + 1], type: kind === "line" ? "line" : "bar", data, barMaxWidth: 18, symbolSize: 6, stack: kind === "stack" ? "all" : undefined,
      itemStyle: kind !== "line" && columns.length > 1 ? { decal: mark(tones[i]) } : undefined })),
  };
}

function draw(figure) {
  const plot = figure.querySelector(".plot");
  plots.get(plot)?.dispose();
  if (figure.dataset.chart === "stack") plot.style.height = `${60 + 26 * figure.querySelectorAll("tbody tr").length}px`;
  const chart = echarts.init(plot, null, { renderer: "svg" });
  chart.setOption(option(figure.dataset.chart, numbers(figure.querySelector("table"))));
  plots.set(plot, chart);
}

function show(figure, asPlot) {
  const toggle = figure.querySelector("[data-chart-toggle]");
  figure.querySelector(".plot").hidden = !asPlot;
  figure.querySelector("[data-table]").hidden = asPlot;
  toggle.hidden = false;
  toggle.textContent = asPlot ? toggle.dataset.rows : toggle.dataset.plot;
  if (asPlot) draw(figure);
}

export function startCharts(page) {
  const all = () => [...page.querySelectorAll("[data-chart]")];
  const drawAll = () => window.echarts && all().forEach((figure) => show(figure, true));
  if (document.readyState === "complete") drawAll();
  else addEventListener("load", drawAll);
  page.addEventListener("click", (event) => {
    const figure = event.target.closest("[data-chart-toggle]")?.closest("[data-chart]");
    if (figure) show(figure, figure.querySelector(".plot").hidden);
  });
  page.addEventListener("liren:theme", () => all().forEach((figure) => !figure.querySelector(".plot").hidden && draw(figure)));
  addEventListener("resize", () => plots.forEach((chart) => chart.resize()));
}
