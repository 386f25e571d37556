/* Draws series over like periods: one line a zone, its name at its end; reads a block of JSON, colours from the tokens.
   The table beside holds the same. */
(function () {
  "use strict";
  var root = document.documentElement, el = document.querySelector("[data-series]");
  if (!el || !window.echarts) return;
  var data = JSON.parse(document.getElementById(el.dataset.series).textContent);
  var MARKS = ["circle", "triangle", "rect", "diamond", "roundRect", "pin"], DASHES = ["solid", "dashed", "dotted"];
  function colour(name) { return getComputedStyle(root).getPropertyValue("--" + name).trim(); }

  function option() {
    var narrow = el.clientWidth < 560, ink = colour("ink-2"), shades = [colour("accent"), colour("ink-3"), colour("accent-mid")];
    return { animation: false, backgroundColor: "transparent", aria: { enabled: false },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: ink },
      legend: { show: false }, grid: { left: 36, right: narrow ? 104 : 190, top: 20, bottom: 4, containLabel: true },
      tooltip: { trigger: "axis", confine: true, backgroundColor: colour("surface"), borderColor: colour("line"),
        textStyle: { color: colour("ink"), fontSize: 12 }, extraCssText: "box-shadow:none;border-radius:4px" },
      xAxis: { type: "category", data: data.periods, boundaryGap: false, axisTick: { show: false }, axisLabel: { color: ink },
        axisLine: { lineStyle: { color: colour("line-strong") } } },
      yAxis: { type: "value", splitNumber: 4, axisLabel: { color: ink }, splitLine: { lineStyle: { color: colour("line") } } },
      series: data.lines.map(function (l, i) {
        return { type: "line", name: l.name, data: l.values, symbol: MARKS[i % 6], symbolSize: 7, connectNulls: false,
          lineStyle: { width: i ? 1.5 : 2.5, type: DASHES[Math.floor(i / 3) % 3], color: shades[i % 3] }, itemStyle: { color: shades[i % 3] },
          endLabel: { show: true, formatter: l.short || "{a}", color: ink, fontSize: 12, width: narrow ? 92 : 176, overflow: "truncate" },
          labelLayout: { moveOverlap: "shiftY" } };
      }) };
  }
  var chart = echarts.init(el, null, { renderer: "svg" });
  chart.setOption(option());
  new ResizeObserver(function () { if (el.clientWidth) chart.resize(); }).observe(el);
})();
