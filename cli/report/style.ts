// How the report looks: quiet, readable on paper, in the dark and on a small screen. Colours reach a
// contrast of at least 4.5 : 1 in both schemes; differences are told by words first.

export const STYLE = `
:root { color-scheme: light dark; --text: #171a2b; --soft: #50566b; --line: #b5bacb; --back: #fff;
  --head: #f0f1f6; --mark: #fff4d6; --link: #1a48a8; }
@media (prefers-color-scheme: dark) { :root { --text: #f2f3f8; --soft: #b9bed0; --line: #5a6078;
  --back: #14161f; --head: #20232f; --mark: #3b3314; --link: #9dbcff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 100rem; background: var(--back); color: var(--text);
  font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
a { color: var(--link); }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--back); padding: .5rem 1rem; z-index: 3; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; }
.soft, .fact { color: var(--soft); }
.fact { display: block; font-size: .875rem; }
ol.findings li { margin: .4rem 0; max-width: 60rem; overflow-wrap: anywhere; }
figcaption { overflow-wrap: anywhere; }
.scroll { overflow-x: auto; border: 1px solid var(--line); }
table { border-collapse: separate; border-spacing: 0; width: 100%; }
caption { text-align: left; padding: .5rem; color: var(--soft); }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-top: 1px solid var(--line);
  border-left: 1px solid var(--line); min-width: 11rem; overflow-wrap: break-word; }
thead th { position: sticky; top: 0; background: var(--head); z-index: 1; }
tbody th { position: sticky; left: 0; background: var(--head); font-weight: 600; }
tr:target > * { box-shadow: inset 0 3px 0 var(--link), inset 0 -3px 0 var(--link); }
g:target { outline: 4px solid #1a48a8; outline-offset: 4px; }
tr.differs td { background: var(--mark); }
td p { margin: 0 0 .4rem; }
tr.branch th { font-weight: 400; }
figure { margin: 1rem 0 2rem; }
figcaption { font-weight: 600; margin-bottom: .4rem; }
figure .scroll { background: #fff; max-height: 40rem; overflow: auto; }
@media (max-width: 40rem) { tbody th { position: static; } th, td { min-width: 9rem; padding: .4rem; } }
.sheets { display: none; }
@page { size: A4 landscape; margin: 12mm; }
@media print { :root { --text: #000; --soft: #444; --line: #999; --back: #fff; --head: #f0f1f6; --mark: #fff4d6;
  --link: #000; color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; } .skip, nav, .findings a { display: none; }
  .wide { display: none; } .sheets { display: block; } .sheets table + table { break-before: page; }
  .scroll { overflow: visible; border: 0; max-height: none; } a { text-decoration: none; }
  table { table-layout: fixed; font-size: 7.5pt; } .fact { font-size: 7pt; }
  th, td { min-width: 0; padding: 2pt 3pt; overflow-wrap: anywhere; hyphens: auto; }
  thead th, tbody th { position: static; } tr, figure { break-inside: avoid; } h2 { break-after: avoid; }
  svg { max-width: 100%; max-height: 165mm; height: auto; } }
`
