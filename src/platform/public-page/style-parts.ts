/** The parts of which pages are made. What a colour says, a shape and a word say too. */
export const partStyle = `
.notice,.bulletin{background:var(--sheet);margin-block:0 1.5rem}
.notice{border:4px solid var(--band);box-shadow:0 0 0 3px var(--paper),0 0 0 5px var(--band)}
.bulletin{border:1px solid var(--line);border-inline-start:10px dotted var(--line);border-start-end-radius:14px;
border-end-end-radius:14px}
.band{display:flex;gap:.75rem;align-items:flex-start;padding:.75rem 1rem}
.band svg{flex:none;margin-block-start:.1rem}
.band p{margin:0}
.band strong{display:block;font-size:1.0625rem}
.notice>.band{background:var(--band);color:var(--on-band)}
.notice>.band strong{text-transform:uppercase;letter-spacing:.06em}
:lang(ar) .notice>.band strong{letter-spacing:0}
.bulletin>.band{color:var(--quiet);border-block-end:1px solid var(--line)}
.bulletin>.band strong{color:var(--ink);font-weight:600}
.inside{padding:1.25rem 1rem .5rem}
.inside>h2:first-child,.inside>h3:first-child{margin-block-start:0}
.state{border:2px solid var(--bad);padding:.75rem 1rem;margin-block:0 1rem}
.state strong{color:var(--bad)}
.struck h1,.struck .title{text-decoration:line-through}
.list{list-style:none;padding:0;margin-block-start:1rem}
.list .inside{padding-block:.75rem .25rem}
.list .title{font-weight:650;font-size:1.0625rem;margin-block-end:.25rem}
.facts{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.5rem 1.25rem}
.facts dt{font-weight:600}.facts dd{margin:0}
@media (max-width:30rem){.facts{display:block}.facts dd{margin-block-end:.75rem}}
.steps{padding-inline-start:1.5rem}.steps li{padding-inline-start:.25rem;margin-block-end:.5rem}
.quote{border-inline-start:3px solid var(--line);padding-inline-start:1rem;margin:0 0 1rem}
del,ins{padding-inline:.15em;color:inherit}
del{background:var(--del);text-decoration:line-through 2px}
del+ins{margin-inline-start:.3em}
ins{background:var(--ins);text-decoration:underline 2px}
.correction{border:1px solid var(--line);padding:1rem;margin-block-end:1rem}
.correction h3{margin-block-start:0}
.correction h4{margin-block:.75rem .25rem;font-size:1rem}
.proof{border:1px dashed var(--line);padding:1rem;margin-block:2rem 1.5rem;background:var(--tint)}
.proof h2{margin-block-start:0}
code,.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.9375em;
direction:ltr;unicode-bidi:isolate}
pre{margin:0;white-space:pre-wrap}
.receipt{border:3px dashed var(--ink);padding:1.25rem 1rem .5rem;text-align:center;background:var(--sheet);margin-block-end:1.5rem}
.receipt h2{margin-block-start:0}
.receipt .code{display:block;font-size:clamp(1.0625rem,5vw,1.875rem);font-weight:700;white-space:nowrap;margin-block:.5rem}
.timeline{list-style:none;padding:0;margin-inline-start:.75rem;border-inline-start:2px solid var(--line)}
.timeline li{position:relative;padding-inline-start:1.5rem;padding-block-end:1rem}
.timeline li::before{content:"";position:absolute;inset-inline-start:-.6875rem;top:.2rem;width:1.25rem;height:1.25rem;
border-radius:50%;border:2px solid var(--ink);background:var(--paper)}
.timeline .done::before{background:var(--ink)}
.timeline .now::before{border-width:6px}
.timeline .next::before{border-style:dashed;border-color:var(--quiet)}
.timeline .when{display:block}
.tag{border:1px solid;border-radius:3px;padding:0 .375rem;font-size:.8125rem;font-weight:600;white-space:nowrap}
.good{color:var(--good)}.bad{color:var(--bad)}
.scroll{overflow-x:auto;margin-block-end:1rem}
svg[viewBox]{max-width:100%;height:auto}
table{border-collapse:collapse;width:100%;overflow-wrap:normal}
caption{text-align:start;font-weight:650;padding-block-end:.5rem}
th,td{text-align:start;vertical-align:top;padding:.5rem .75rem .5rem 0;border-block-end:1px solid var(--line)}
[dir=rtl] :is(th,td){padding:.5rem 0 .5rem .75rem}
thead th{border-block-end:2px solid var(--ink)}
.number{text-align:end;white-space:nowrap}
form{margin-block-end:2rem}
.field,fieldset{margin:0 0 1.75rem;padding:0;border:0;min-width:0}
label,legend{font-weight:650;padding:0;margin-block-end:.25rem}
.field>label{display:block}
.hint{color:var(--quiet);margin-block:0 .5rem;font-weight:400}
input,textarea,select,button{font:inherit;color:inherit}
input:not([type=radio]):not([type=checkbox]),textarea,select{display:block;width:100%;min-height:44px;padding:.5rem .625rem;
background:var(--sheet);border:2px solid var(--quiet);border-radius:3px}
textarea{min-height:9rem;resize:vertical}
.short{max-width:16rem}
.choice{display:flex;gap:.75rem;align-items:flex-start;padding-block:.625rem;min-height:44px}
.choice label{font-weight:400;margin:0;flex:1}
.choice .hint{margin:0}
.choice input{width:1.5rem;height:1.5rem;margin:0;flex:none;accent-color:var(--link)}
.wrong{border-inline-start:5px solid var(--bad);padding-inline-start:1rem}
.wrong :is(input,textarea,select){border-color:var(--bad)}
.error{color:var(--bad);font-weight:600;margin-block:0 .5rem}
.summary{border:4px solid var(--bad);padding:1rem;margin-block-end:2rem}
.summary h2{margin-block-start:0}
.summary h2{margin-block-end:.25rem}.summary ul{margin:0;padding:0;list-style:none}
.summary a{display:inline-block;min-height:44px;padding-block:.5rem;font-weight:600;color:var(--bad)}
button,.button{display:inline-flex;align-items:center;min-height:48px;padding:.5rem 1.5rem;border:2px solid var(--link);
background:var(--link);color:var(--paper);font-weight:650;border-radius:4px;text-decoration:none;cursor:pointer}
.button:hover,button:hover{text-decoration:underline}
.pager{display:flex;justify-content:space-between;gap:1rem;list-style:none;padding:0}
.pager a{display:inline-flex;align-items:center;min-height:44px}
.terms dt{font-weight:650;margin-block-start:1rem}.terms dd{margin:0}
@media (forced-colors:active){.band,button,.button{border:2px solid}}
@media print{.notice{border:4px double #000;border-width:9px;box-shadow:none}.notice>.band{border-block-end:4px solid #000}button,.button{border-color:#000;color:#000}
.scroll{overflow:visible}}
`;
