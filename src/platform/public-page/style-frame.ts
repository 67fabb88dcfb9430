/** Colours, type, and what stands round a page. Logical properties only, so that right-to-left follows by itself. */
export const frameStyle = `
:root{color-scheme:light dark;--paper:#fbfaf6;--sheet:#fff;--ink:#1b2330;--quiet:#4b5563;--line:#b9b5a8;--link:#0a4f63;
--bad:#9f1d20;--good:#1d5f3a;--tint:#eef2ee;--band:#1b2330;--on-band:#fff;--del:#fbe9e7;--ins:#e6f2e8}
@media (prefers-color-scheme:dark){:root{--paper:#14181f;--sheet:#1a2029;--ink:#eceae3;--quiet:#b4b9c2;--line:#515a67;
--link:#8fd0e2;--bad:#ff9a94;--good:#8fd6a9;--tint:#202a2e;--band:#eceae3;--on-band:#14181f;--del:#40211f;--ins:#1b3a26}}
@media (prefers-contrast:more){:root{--paper:#fff;--ink:#000;--quiet:#000;--line:#000;--link:#00314a;--tint:#fff}}
@media (prefers-contrast:more) and (prefers-color-scheme:dark){:root{--paper:#000;--sheet:#000;--ink:#fff;--quiet:#fff;
--line:#fff;--link:#c9f1ff;--tint:#000}}
*,::before,::after{box-sizing:border-box}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;
font-variant-numeric:tabular-nums;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
:lang(ar),:lang(fa),:lang(ur){line-height:1.8}
:lang(zh),:lang(ja){line-height:1.7}
body{margin:0;overflow-wrap:anywhere}
.width{max-width:44rem;margin-inline:auto;padding-inline:1rem}
a{color:var(--link);text-underline-offset:.16em}
a:hover{text-decoration-thickness:.14em}
:focus-visible{outline:3px solid var(--link);outline-offset:3px;border-radius:2px}
h1,h2,h3{line-height:1.25;text-wrap:balance;margin-block:0 .5rem}
:lang(ar) :is(h1,h2,h3){line-height:1.5}
h1{font-size:clamp(1.5rem,1.2rem + 1.6vw,2.125rem);letter-spacing:-.01em;margin-block-end:.75rem}
:lang(ar) h1{letter-spacing:0}
h2{font-size:1.25rem;margin-block-start:2.25rem}
h3{font-size:1.0625rem;margin-block-start:1.25rem}
p,ul,ol,dl{margin-block:0 1rem}
.text{white-space:pre-line}
.note{border-inline-start:3px solid var(--line);padding-inline-start:.75rem}
.lead{font-size:1.125rem;color:var(--quiet)}
.quiet{color:var(--quiet);font-size:.9375rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;inset-inline-start:1rem;top:-5rem;background:var(--band);color:var(--on-band);padding:.75rem 1rem;z-index:2}
.skip:focus{top:.5rem}
.top{padding-block:.875rem .25rem}
.top .row{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;justify-content:space-between}
.name{display:flex;align-items:center;gap:.625rem;font-weight:650;color:inherit;text-decoration:none;min-height:44px}
.name:hover{text-decoration:underline}
.name svg{flex:none}
.links{display:flex;flex-wrap:wrap;list-style:none;padding:0;margin:0;gap:0 1.25rem}
.links a,.links [aria-current]{display:inline-flex;align-items:center;min-height:44px}
.links [aria-current]{font-weight:650;text-decoration:none;color:inherit}
.tear{border:0;border-block-start:2px dashed var(--line);margin:0}
main{padding-block:2rem 3rem}
main:focus{outline:none}
.foot{border-block-start:2px dashed var(--line);padding-block:1.5rem 3rem;font-size:.9375rem}
.foot h2{font-size:1rem;margin-block:1rem .25rem}
.foot p{color:var(--quiet);margin-block-end:.5rem}
.exercise{border:10px solid;border-image:repeating-linear-gradient(45deg,#6b4f00 0 12px,#ffd34d 12px 24px) 10;min-height:100vh}
.exercise-says{background:#ffd34d;color:#1b1400;font-weight:700;text-align:center;padding:.5rem 1rem;margin:0}
@media print{:root{--paper:#fff;--sheet:#fff;--ink:#000;--quiet:#333;--line:#777;--link:#000;--tint:#fff;--band:#fff;
--on-band:#000;--del:#fff;--ins:#fff}html{font-size:10.5pt}.skip,nav,.unprinted{display:none!important}
main{padding-block:1rem}.width{max-width:none;padding:0}h2,h3,.band{break-after:avoid}li,tr,figure{break-inside:avoid}
main a[href^="http"]::after{content:" (" attr(href) ")";font-size:.85em}
.exercise::after{content:attr(data-says);position:fixed;inset:40% 0 auto;text-align:center;font-size:2.5rem;font-weight:700;
opacity:.25;transform:rotate(-25deg)}}
`;
