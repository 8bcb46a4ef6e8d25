<#-- What a run did, and when. Bars are SVG in percents, so the page is as wide as its window without a script. -->
<#assign track = 20 gap = 2>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Pelato: what ran when</title>
<style>
  :root {
    --page: #ffffff; --text: #1c2024; --quiet: #5c6570; --line: #dde1e6; --stripe: #f5f6f8;
    --validate: #6b7280; --generate: #7c5cc4; --build: #1f6fd6; --push: #b7600a; --deploy: #1c8047; --other: #a83a6b;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --page: #15181c; --text: #e4e7eb; --quiet: #99a3ae; --line: #333a42; --stripe: #1c2126;
      --validate: #6c7785; --generate: #8468cc; --build: #3b7fdb; --push: #b8681b; --deploy: #2c8a54; --other: #b24d7c;
    }
  }
  body { margin: 0 auto; max-width: 90rem; padding: 1.5rem; background: var(--page); color: var(--text);
    font: 15px/1.5 system-ui, sans-serif; }
  h1 { font-size: 1.4rem; margin: 0; }
  h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
  p { margin: .25rem 0 1rem; color: var(--quiet); }
  .timeline { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; column-gap: 1rem; }
  .timeline > .lane, .timeline > svg { border-top: 1px solid var(--line); }
  .lane { max-width: 18rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding: 2px 0; }
  .timeline > svg { display: block; width: 100%; overflow: visible; }
  svg.thin { overflow: visible; }
  svg.axis { height: 1.4rem; }
  svg .tick { stroke: var(--line); }
  svg .mark { fill: var(--quiet); font-size: 12px; }
  svg .mark.last { text-anchor: end; }
  svg .bar { stroke-width: 1px; }
  svg .verb { fill: #ffffff; font-size: 12px; pointer-events: none; }
<#list colours as colour>
  .${colour} { fill: var(--${colour}); stroke: var(--${colour}); background: var(--${colour}); }
</#list>
  .key { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .5em; }
  .wide { overflow-x: auto; }
  table { border-collapse: collapse; min-width: 40%; }
  th, td { text-align: left; vertical-align: top; padding: .3rem 1.2rem .3rem 0; border-top: 1px solid var(--line); }
  th { color: var(--quiet); font-weight: 600; border-top: 0; white-space: nowrap; }
  td.number, th.number { text-align: right; white-space: nowrap; }
  code { display: block; min-width: 14rem; font: 12px/1.6 ui-monospace, monospace; overflow-wrap: anywhere; }
  td.short { white-space: nowrap; }
  summary { cursor: pointer; margin-top: 2rem; }
</style>
</head>
<body>
<h1>What ran when</h1>
<p>Started ${started}, over after ${total}.</p>
<#if lanes?has_content>
<div class="timeline">
  <div></div>
  <svg class="axis" role="presentation">
    <#list ticks as tick>
    <text class="mark<#if tick.left?number gt 94> last</#if>" x="${tick.left}%" y="14">${tick.label}</text>
    </#list>
  </svg>
  <#list lanes as lane>
  <div class="lane" title="${lane.name}">${lane.name}</div>
  <svg height="${lane.tracks * (track + gap) + 2 * gap}" role="img" aria-label="${lane.name}">
    <#list ticks as tick>
    <line class="tick" x1="${tick.left}%" x2="${tick.left}%" y1="0" y2="100%"/>
    </#list>
    <#list lane.bars as bar>
    <svg<#if !bar.labelled> class="thin"</#if> x="${bar.left}%" y="${gap + gap / 2 + bar.track * (track + gap)}" width="${bar.width}%" height="${track}">
      <title>${bar.goal}: ${bar.what}, ${bar.duration} from ${bar.start}<#if bar.note?has_content>; ${bar.note}</#if></title>
      <rect class="bar ${bar.colour}" y="1" width="100%" height="${track - 2}" rx="2"/>
      <#if bar.labelled>
      <text class="verb" x="5" y="14.5">${bar.what}</text>
      </#if>
    </svg>
    </#list>
  </svg>
  </#list>
</div>
<h2>Goals</h2>
<table>
  <tr><th>goal</th><th class="number">time</th><th class="number">work</th><th class="number">pieces</th></tr>
  <#list goals as goal>
  <tr><td><span class="key ${goal.colour}"></span>${goal.name}</td><td class="number">${goal.elapsed}</td>
    <td class="number">${goal.work}</td><td class="number">${goal.pieces}</td></tr>
  </#list>
</table>
<p>Work is the sum of all pieces; it is more than the time where pieces ran side by side.</p>
<#else>
<p>Nothing was done.</p>
</#if>
<#if components?has_content>
<h2>Components</h2>
<div class="wide">
<table>
  <tr><th>component</th><th>version</th><th class="number">size</th><th>where it came from</th><th>digest</th><th>image</th></tr>
  <#list components as component>
  <tr><td class="short">${component.name}</td><td class="short">${component.version}</td>
    <td class="number">${component.size}</td><td>${component.origin}</td>
    <td><code>${component.digest}</code></td><td><code>${component.image}</code></td></tr>
  </#list>
</table>
</div>
</#if>
<#if lanes?has_content>
<details>
<summary>Every piece of work</summary>
<div class="wide">
<table>
  <tr><th>where</th><th>goal</th><th>what</th><th class="number">from</th><th class="number">time</th><th>note</th></tr>
  <#list lanes as lane><#list lane.bars as bar>
  <tr><td>${lane.name}</td><td class="short"><span class="key ${bar.colour}"></span>${bar.goal}</td><td>${bar.what}</td>
    <td class="number">${bar.start}</td><td class="number">${bar.duration}</td><td>${bar.note}</td></tr>
  </#list></#list>
</table>
</div>
</details>
</#if>
</body>
</html>
