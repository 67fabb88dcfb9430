/** Large, calm, high in contrast; nothing blinks. Logical properties only, so that right-to-left follows by itself. */
export const style = `
:root{color-scheme:light dark;--paper:#f7f6f1;--sheet:#fff;--ink:#141a24;--quiet:#434b57;--line:#9aa0a8;--act:#0a4f63;--on-act:#fff;
--bad:#8f1519;--on-bad:#fff;--warn:#6b4f00;--tint-warn:#fff3cf;--good:#14532d;--tint-good:#e4f3e8;--tint-bad:#fbe6e4}
@media (prefers-color-scheme:dark){:root{--paper:#11151b;--sheet:#1a2029;--ink:#f2f0ea;--quiet:#c3c8d0;--line:#6b7480;--act:#8fd3e6;
--on-act:#0b1116;--bad:#ffb1ab;--on-bad:#2a0506;--warn:#ffd97a;--tint-warn:#3a2f10;--good:#a5e3b9;--tint-good:#16301f;--tint-bad:#3b1816}}
*,::before,::after{box-sizing:border-box}
html{font:112.5%/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;
background:var(--paper);color:var(--ink)}
:lang(ar){line-height:1.8}
body{margin:0;overflow-wrap:anywhere}
a{color:var(--act)}
:focus-visible{outline:4px solid var(--act);outline-offset:3px;border-radius:4px}
h1,h2{line-height:1.25;margin-block:0 .5rem}
h1{font-size:1.6rem}h2{font-size:1.15rem}
p,ul,dl{margin-block:0 .75rem}ul{padding:0;list-style:none}
.skip{position:absolute;inset-inline-start:1rem;top:-6rem;background:var(--act);color:var(--on-act);padding:.75rem 1rem;z-index:2}
.skip:focus{top:.5rem}
.top{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;justify-content:space-between;padding:.5rem 1rem;
border-block-end:2px solid var(--line)}
.top p{margin:0}.top ul{display:flex;gap:1rem;margin:0}.top a{display:inline-flex;min-height:44px;align-items:center}
.cols{display:grid;gap:1.5rem;padding:1rem;max-width:76rem;margin-inline:auto}
@media (min-width:60rem){.cols{grid-template-columns:minmax(0,1fr) 22rem}}
label{display:block;font-weight:650;margin-block-end:.25rem}
input,select{font:inherit;width:100%;min-height:52px;padding:.5rem .75rem;border:2px solid var(--line);border-radius:6px;
background:var(--sheet);color:var(--ink)}
.big{font-size:1.5rem;min-height:64px}
.hint,.quiet{color:var(--quiet);font-size:.95rem}.hint{margin-block-start:.75rem}
button,.button{font:inherit;font-weight:650;min-height:52px;padding:.5rem 1.25rem;border:2px solid var(--act);border-radius:6px;
background:var(--sheet);color:var(--act);cursor:pointer;text-decoration:none;display:inline-flex;align-items:center;justify-content:center}
.primary{background:var(--act);color:var(--on-act);font-size:1.3rem;min-height:76px;width:100%;margin-block-end:1rem}
.row{display:block;padding:.75rem 1rem;margin-block-end:.5rem;min-height:76px;background:var(--sheet);border:2px solid var(--line);
border-radius:8px;color:inherit;text-decoration:none}
.row:hover{border-color:var(--act)}
.row strong{font-size:1.3rem;display:block}
.tag{display:inline-block;border:2px solid currentColor;border-radius:4px;padding:0 .4rem;font-size:.9rem;font-weight:650}
.box{border:2px solid var(--line);border-inline-start-width:10px;border-radius:8px;padding:.75rem 1rem;margin-block-end:1rem;
background:var(--sheet)}
.box>:last-child{margin-block-end:0}
.good{border-color:var(--good);background:var(--tint-good)}.warn{border-color:var(--warn);background:var(--tint-warn)}
.bad{border-color:var(--bad);background:var(--tint-bad)}
.box form{margin-block:.5rem 0}
.name{font-size:2rem;font-weight:700;line-height:1.2;margin-block-end:.5rem}
dl{display:grid;grid-template-columns:minmax(0,max-content) minmax(3rem,1fr);gap:.25rem 1rem}dt{color:var(--quiet)}dd{margin:0;font-weight:600}
form p{margin-block-end:.75rem}
.pair{display:flex;flex-wrap:wrap;gap:.5rem}.pair form{margin:0;flex:1 1 12rem}.pair button{width:100%}
details{margin-block-end:1rem;border:2px solid var(--line);border-radius:8px;padding:0 1rem;background:var(--sheet)}
summary{min-height:52px;display:flex;align-items:center;font-weight:650;cursor:pointer}
details[open]{padding-block-end:1rem}
ol.sheet{padding:0;list-style:none}ol.sheet li{display:grid;grid-template-columns:auto minmax(0,1fr) minmax(7rem,14rem);gap:.75rem;
align-items:center;border-block-end:1px solid var(--line);padding-block:.25rem}
@media (max-width:40rem){ol.sheet li{grid-template-columns:auto minmax(0,1fr)}ol.sheet select{grid-column:2}}
.box li+li{margin-block-start:.5rem}
input[type=checkbox],input[type=radio]{width:32px;min-height:32px;height:32px;padding:0;margin:8px;flex:none}
ol.sheet label{margin:0;min-height:44px;display:flex;gap:.75rem;align-items:center}
fieldset{border:2px solid var(--line);border-radius:6px;margin:0 0 1rem;padding:.5rem 1rem}legend{font-weight:650}
.choice{display:flex;align-items:center;min-height:52px;margin:0}
[hidden]{display:none!important}
`;
