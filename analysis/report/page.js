// Draws the charts of the page from the JSON beside it, and lets the keyboard walk through them.
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("chart-data").textContent);
  var dashes = [[6, 4], [], [], [], [2, 2], [8, 3, 2, 3]];
  var markers = ["rectRot", "circle", "triangle", "rect", "star", "crossRot"];
  var screen = document.documentElement, paper = document.getElementById("paper");
  var palette = screen;
  var view = data.view;
  var drawn = [];

  function colour(name) {
    return getComputedStyle(palette).getPropertyValue(name).trim();
  }

  function seriesColour(option) {
    return colour("--series-" + (option % 6));
  }

  function transparent(hex) {
    return hex + "2b";
  }

  function digits(value) {
    if (value === null || value === undefined) return "no value";
    var size = Math.abs(value);
    var text = value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2).replace("-", "\u2212");
    return text.replace(/\B(?=(\d{3})+(?!\d))/, size >= 1000 ? "," : "");
  }

  function described(series, index, unit) {
    var text = digits(series.mean[index]) + " " + unit;
    if (series.low[index] === null || series.mean[index] === null) return text;
    return text + " (" + digits(series.low[index]) + " to " + digits(series.high[index]) + ")";
  }

  function band(option, values, fill) {
    return {
      data: values, option: option, band: true, fill: fill, borderWidth: 0, pointRadius: 0, pointHitRadius: 0,
      pointHoverRadius: 0, backgroundColor: transparent(seriesColour(option)), stepped: false, spanGaps: false
    };
  }

  function line(option, series, everyHour, stepped) {
    var shade = seriesColour(option);
    return {
      label: data.options[option], data: series.mean, option: option, series: series,
      borderColor: shade, backgroundColor: shade, borderWidth: 2.25, borderDash: dashes[option % 6],
      pointStyle: markers[option % 6], pointRadius: everyHour ? 0 : 3, pointHoverRadius: 5, spanGaps: false, stepped: stepped
    };
  }

  function lineDatasets(chart) {
    var sets = [];
    (chart.lines || chart.views[view]).forEach(function (series, option) {
      if (!series) return;
      sets.push(line(option, series, chart.lines ? chart.stepped : view === "week", chart.stepped || false));
      if (chart.lines && !chart.banded) return;
      sets.push(band(option, series.low, false), band(option, series.high, "-1"));
    });
    if (typeof chart.standard === "number") sets.push(standard(chart));
    return sets;
  }

  // A thin line that nothing is said of when the keyboard walks through a chart.
  function standard(chart) {
    var shade = colour("--muted");
    return {
      data: chart.labels.map(function () { return chart.standard; }), band: true, fill: false, borderColor: shade, borderWidth: 1.25,
      borderDash: [2, 3], pointRadius: 0, pointHitRadius: 0, pointHoverRadius: 0, stepped: false, spanGaps: false
    };
  }

  function axes(unit, highest, fromZero) {
    var ink = colour("--muted"), grid = colour("--faint");
    return {
      x: { grid: { color: grid, drawTicks: false }, ticks: { color: ink, maxRotation: 0, autoSkipPadding: 14 } },
      y: {
        beginAtZero: fromZero, suggestedMax: highest, grid: { color: grid, borderColor: grid }, ticks: { color: ink, maxTicksLimit: 6, callback: function (value) { return value.toLocaleString("en-GB").replace("-", "\u2212"); } },
        title: { display: true, text: unit, color: ink }
      }
    };
  }

  function options(chart) {
    return {
      animation: false, responsive: true, maintainAspectRatio: false, interaction: { mode: "index", intersect: false },
      scales: axes(chart.axis, chart.highest, !chart.banded),
      plugins: {
        legend: { display: false },
        tooltip: {
          filter: function (item) { return !item.dataset.band; },
          usePointStyle: true,
          callbacks: {
            label: function (item) {
              return item.dataset.label + ": " + described(item.dataset.series, item.dataIndex, chart.unit);
            }
          }
        }
      }
    };
  }

  function lineConfiguration(chart) {
    return { type: "line", data: { labels: chart.labels || data.labels[view], datasets: lineDatasets(chart) }, options: options(chart) };
  }

  function barConfiguration(chart) {
    var made = {
      type: "bar",
      data: {
        labels: chart.labels,
        datasets: chart.bars.map(function (bar, number) {
          var shade = seriesColour(number + 3);
          return { label: bar.name, data: bar.mean, series: bar, backgroundColor: shade, borderColor: colour("--paper"), borderWidth: 1, stack: "all" };
        })
      },
      options: options(chart)
    };
    made.options.scales.x.stacked = made.options.scales.y.stacked = true;
    made.options.plugins.legend = { display: true, position: "bottom", labels: { color: colour("--ink"), boxWidth: 14 } };
    return made;
  }

  function configuration(chart) {
    return chart.bars ? barConfiguration(chart) : lineConfiguration(chart);
  }

  function draw(chart) {
    var plot = document.getElementById(chart.id);
    var entry = { chart: chart, plot: plot, at: -1 };
    entry.canvas = new Chart(plot.querySelector("canvas"), configuration(chart));
    copyForPaper(entry);
    plot.addEventListener("keydown", function (event) { walk(entry, event); });
    plot.addEventListener("blur", function () { select(entry, -1); });
    drawn.push(entry);
  }

  // Browsers print canvases badly, so each chart has a picture of itself in the colours of paper, which only print shows.
  function copyForPaper(entry) {
    var canvas = document.createElement("canvas"), wide = !entry.plot.closest(".charts");
    canvas.width = wide ? 860 : 420;
    canvas.height = 200;
    palette = paper;
    var made = configuration(entry.chart);
    made.options.responsive = false;
    made.options.devicePixelRatio = 2.5;
    var copy = new Chart(canvas, made);
    entry.plot.querySelector("img").src = canvas.toDataURL();
    copy.destroy();
    palette = screen;
  }

  function walk(entry, event) {
    var last = entry.canvas.data.labels.length - 1;
    var steps = { ArrowRight: entry.at + 1, ArrowLeft: entry.at - 1, Home: 0, End: last, Escape: -1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    select(entry, event.key === "Escape" ? -1 : Math.min(last, Math.max(0, steps[event.key])));
  }

  function select(entry, index) {
    var canvas = entry.canvas, elements = [], words = [];
    entry.at = index;
    canvas.data.datasets.forEach(function (set, number) {
      if (index < 0 || set.band) return;
      elements.push({ datasetIndex: number, index: index });
      words.push(set.label + " " + described(set.series, index, entry.chart.unit));
    });
    canvas.setActiveElements(elements);
    canvas.tooltip.setActiveElements(elements, { x: 0, y: 0 });
    canvas.update("none");
    entry.plot.parentNode.querySelector(".readout").textContent =
      index < 0 ? "" : canvas.data.labels[index] + ": " + words.join("; ");
  }

  function redraw() {
    drawn.forEach(function (entry) {
      var made = configuration(entry.chart);
      entry.canvas.data = made.data;
      entry.canvas.options = made.options;
      entry.canvas.update("none");
    });
  }

  function chooseView(event) {
    view = event.target.value;
    redraw();
    drawn.forEach(copyForPaper);
  }

  function start() {
    data.charts.forEach(draw);
    document.querySelectorAll("input[name=view]").forEach(function (input) { input.addEventListener("change", chooseView); });
    var only = document.getElementById("only-flagged");
    if (only) only.addEventListener("change", function () {
      document.getElementById("input-table").classList.toggle("only-flagged", only.checked);
    });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    document.documentElement.dataset.charts = String(drawn.length);
  }

  start();
})();
