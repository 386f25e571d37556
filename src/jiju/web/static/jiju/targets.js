/* Draws the path of a target: reached, expected, the year's target, and the fan of the forecast.
   Reads its data from a block of JSON and its colours from the tokens; the table beside holds the same. */
(function () {
  "use strict";
  var root = document.documentElement, el = document.querySelector("[data-path]");
  if (!el || el.hidden || !window.echarts) return;
  var data = JSON.parse(document.getElementById(el.dataset.path).textContent), said = el.dataset;
  var last = data.periods.length - 1;

  function colour(name) { return getComputedStyle(root).getPropertyValue("--" + name).trim(); }
  function blank() { return data.periods.map(function () { return null; }); }
  function shown(v) { return v === null || v === undefined || isNaN(v) ? "—" : Number(v).toLocaleString("en-US", { minimumFractionDigits: data.decimals, maximumFractionDigits: data.decimals }); }

  /* A wedge from what is reached to an interval at the year's end: a floor that is not seen, and a band upon it. */
  function wedge(name, sides, fill) {
    var from = data.fan.from, start = data.actual[from], floor = blank(), band = blank();
    for (var i = from; i <= last; i++) {
      var t = last === from ? 1 : (i - from) / (last - from);
      floor[i] = start + (sides[0] - start) * t;
      band[i] = start + (sides[1] - start) * t - floor[i];
    }
    var base = { type: "line", stack: name, symbol: "none", lineStyle: { opacity: 0 }, silent: true, tooltip: { show: false } };
    return [Object.assign({ data: floor, name: name }, base),
      Object.assign({ data: band, name: name, areaStyle: { color: fill, opacity: 1 } }, base)];
  }

  function middle() {
    var from = data.fan.from, line = blank();
    for (var i = from; i <= last; i++) {
      line[i] = last === from ? data.fan.middle : data.actual[from] + (data.fan.middle - data.actual[from]) * (i - from) / (last - from);
    }
    return { type: "line", name: said.forecast, data: line, symbol: "none", lineStyle: { color: colour("accent"), type: "dashed", width: 1.5 }, itemStyle: { color: colour("accent") }, z: 3 };
  }

  function option() {
    var ink = colour("ink-2"), series = [];
    if (data.fan && data.fan.from < last) series = series.concat(wedge("w95", data.fan.within95, colour("seq-1")), wedge("w80", data.fan.within80, colour("seq-2")), [middle()]);
    series.push({ type: "line", name: said.target, data: data.target, step: "end", symbol: "none", lineStyle: { color: colour("bad"), width: 1 }, itemStyle: { color: colour("bad") }, z: 2 });
    series.push({ type: "line", name: said.expected, data: data.expected, symbol: "none", lineStyle: { color: colour("ink-3"), type: "dotted", width: 2 }, itemStyle: { color: colour("ink-3") }, z: 3 });
    series.push({ type: "line", name: said.actual, data: data.actual, symbol: "circle", symbolSize: 6, lineStyle: { color: colour("accent"), width: 2 }, itemStyle: { color: colour("accent") }, z: 4 });
    return { animation: false, backgroundColor: "transparent", aria: { enabled: false },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: ink },
      grid: { left: 8, right: 28, top: 16, bottom: 4, containLabel: true },
      tooltip: { trigger: "axis", confine: true, backgroundColor: colour("surface"), borderColor: colour("line"), textStyle: { color: colour("ink"), fontSize: 12 }, extraCssText: "box-shadow:none;border-radius:4px", valueFormatter: shown },
      xAxis: { type: "category", data: data.periods, boundaryGap: false, axisLine: { lineStyle: { color: colour("line-strong") } }, axisLabel: { color: ink, hideOverlap: true }, axisTick: { show: false } },
      yAxis: { type: "value", axisLabel: { color: ink }, splitLine: { lineStyle: { color: colour("line") } } },
      series: series };
  }

  var chart = echarts.init(el, null, { renderer: "svg" });
  chart.setOption(option());
  var printing = false, theme = "";
  new ResizeObserver(function () { if (el.clientWidth && !printing) chart.resize(); }).observe(el);

  /* On paper: as wide as a panel of a landscape sheet, and in the colours of the light theme. */
  window.addEventListener("beforeprint", function () {
    printing = true;
    theme = root.getAttribute("data-bs-theme");
    root.setAttribute("data-bs-theme", "light");
    chart.resize({ width: 590, height: 200 });
    chart.setOption(option());
    chart.getZr().flush();
  });
  window.addEventListener("afterprint", function () {
    printing = false;
    root.setAttribute("data-bs-theme", theme);
    chart.resize({ width: "auto", height: "auto" });
    chart.setOption(option());
  });
})();
