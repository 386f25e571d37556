/* Draws the map of the zones: boundaries of an area and what lies below it, zones as points whose shape says their light.
   A press on an area opens it. Reads its data from a block of JSON and its colours from the tokens; the table and the
   links beside hold the same. Drawn anew when a piece of the page with a map was exchanged. */
(function () {
  "use strict";
  var root = document.documentElement, el, data;
  var MARKS = { ok: ["circle", 6, "accent"], watch: ["triangle", 10, "watch-mark"], bad: ["rect", 9, "bad"], none: ["circle", 6, "seq-0"] };
  var ORDER = ["none", "ok", "watch", "bad"];

  function colour(name) { return getComputedStyle(root).getPropertyValue("--" + name).trim(); }

  function ringsOf(geometry) {
    return (geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates]).map(function (p) { return p[0]; });
  }

  /* The middle of the greatest ring, by the area formula: where a place's name is written. */
  function middle(feature) {
    var best = [0, 0], most = 0;
    ringsOf(feature.geometry).forEach(function (ring) {
      var a = 0, x = 0, y = 0;
      for (var i = 0; i + 1 < ring.length; i++) {
        var cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
        a += cross; x += (ring[i][0] + ring[i + 1][0]) * cross; y += (ring[i][1] + ring[i + 1][1]) * cross;
      }
      if (Math.abs(a) > most) { most = Math.abs(a); best = [x / (3 * a), y / (3 * a)]; }
    });
    return best;
  }

  function names(features) {
    var at = {};
    features.forEach(function (f) { at[String(f.properties.code)] = middle(f); });
    return data.areas.map(function (c) {
      var place = at[c.code];
      if (!place) {
        var own = data.zones.filter(function (z) { return z.area === c.code; });
        if (!own.length) return null;
        place = [0, 1].map(function (i) { return own.reduce(function (s, z) { return s + Number(z.at[i]); }, 0) / own.length; });
        place[1] -= 0.22;
      }
      return { name: c.name.replace(/(市|州|管委会|管理委员会)$/, ""), value: place };
    }).filter(Boolean);
  }

  function option(features) {
    var ink = colour("ink-2"), ground = colour("seq-0");
    var series = [{ type: "scatter", coordinateSystem: "geo", silent: true, symbolSize: 0, z: 1, data: names(features).map(function (n) {
      return { value: n.value, name: n.name, label: { show: true, formatter: "{b}", fontSize: 12 * Math.min(Number(el.dataset.scale || 1), 1.5), color: ink, textBorderColor: ground, textBorderWidth: 2 } };
    }) }];
    ORDER.forEach(function (state, i) {
      var mark = MARKS[state];
      series.push({ type: "scatter", coordinateSystem: "geo", symbol: mark[0], symbolSize: mark[1] * Number(el.dataset.scale || 1), z: 2 + i, cursor: "pointer",
        itemStyle: { color: colour(mark[2]), borderColor: colour(state === "none" ? "line-strong" : "surface"), borderWidth: state === "none" ? 1.5 : 1, opacity: 1 },
        data: data.zones.filter(function (z) { return z.state === state; }).map(function (z) { return { zone: z, value: z.at }; }) });
    });
    return { animation: false, backgroundColor: "transparent", aria: { enabled: false },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: ink },
      tooltip: { trigger: "item", confine: true, backgroundColor: colour("surface"), borderColor: colour("line"), textStyle: { color: colour("ink"), fontSize: 12 },
        extraCssText: "box-shadow:none;border-radius:4px",
        formatter: function (p) { var z = p.data && p.data.zone; return z ? echarts.format.encodeHTML(z.name) + "　" + z.growth + "%" : ""; } },
      geo: { map: "province", silent: !data.opens, aspectScale: 0.74, layoutCenter: ["50%", "50%"], layoutSize: el.clientWidth > 1.25 * el.clientHeight ? "111%" : "95%",
        itemStyle: { areaColor: ground, borderColor: colour("line-strong"), borderWidth: 0.7 }, label: { show: false }, emphasis: { disabled: true } },
      series: series };
  }

  function open(code) {
    var to = new URL(location.href);
    to.searchParams.set("area", code);
    location.href = to.pathname + to.search + "#where";
  }

  function shown(geo) {
    var codes = data.areas.map(function (c) { return c.code; });
    var own = geo.features.filter(function (f) { return codes.indexOf(String(f.properties.code)) >= 0; });
    var features = own.length ? own : geo.features, byName = {};
    features.forEach(function (f) { byName[f.properties.name] = String(f.properties.code); });
    echarts.registerMap("province", { type: "FeatureCollection", features: features });
    var chart = echarts.init(el, null, { renderer: "svg" });
    chart.setOption(option(features));
    chart.on("click", function (p) {
      if (p.data && p.data.zone) location.href = "/zones/" + encodeURIComponent(p.data.zone.code);
      else if (data.opens && p.componentType === "geo" && byName[p.name]) open(byName[p.name]);
    });
    new ResizeObserver(function () { if (el.clientWidth) chart.resize(); }).observe(el);
  }

  function draw() {
    el = document.querySelector("[data-map]:not([data-drawn])");
    if (!el || !window.echarts) return;
    data = JSON.parse(document.getElementById(el.dataset.map).textContent);
    if (!data.boundaries) return;
    el.dataset.drawn = "1";
    fetch(data.boundaries).then(function (r) { return r.json(); }).then(shown);
  }
  draw();
  document.addEventListener("htmx:afterSettle", draw);
})();
