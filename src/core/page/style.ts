/** The look of the page: one column, light or dark as the reader's system is, and on paper without what nobody reads there. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--raised:#f6f7f9;--line:#d9dee4;--ink:#1b2127;--soft:#57606a;--link:#0a58b8;--good:#136c3a;--good-bg:#e3f5e9;--calm:#2b4a78;--calm-bg:#e8eef8;--warn:#7d4a00;--warn-bg:#fdf0d9;--bad:#a5222f;--bad-bg:#fde8e9;--add-bg:#e6f6ea;--del-bg:#fdeced;--found:#ffe27a;--k:#8a2ea8;--s:#0b5f38;--n:#0a55a8;--c:#5f6a75;--t:#8a4b00;--bar1:#5b7fb8;--bar2:#8d6cc4;--bar3:#3f9487;--bar4:#b78133}
@media (prefers-color-scheme:dark){:root{--paper:#14181d;--raised:#1c2229;--line:#343c46;--ink:#e4e8ed;--soft:#a3adb8;--link:#7fb4ff;--good:#7fdca0;--good-bg:#173425;--calm:#a9c6f5;--calm-bg:#1d2c44;--warn:#f2c274;--warn-bg:#3a2c12;--bad:#ff9ea4;--bad-bg:#431e23;--add-bg:#15301f;--del-bg:#3a1f23;--found:#6b5600;--k:#d7a1ee;--s:#8fdcae;--n:#8fc0ff;--c:#98a3ae;--t:#f0b97a;--bar1:#6f96d4;--bar2:#a588da;--bar3:#55b3a5;--bar4:#d29c4c}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow-wrap:break-word}
main,header,nav,footer{max-width:68rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.5rem}
code,pre,.no,.sign,.code{font-family:ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
code{font-size:.875em}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.15em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
h1{margin:.35rem 0 .5rem;font-size:clamp(1.6rem,1.2rem + 2vw,2.25rem);line-height:1.2;letter-spacing:-.015em;font-weight:650}
h2{margin:0 0 1rem;font-size:1.25rem;line-height:1.3;letter-spacing:-.005em;font-weight:620}
h3{margin:1.75rem 0 .75rem;font-size:1rem;font-weight:620}
h4{margin:1.25rem 0 .5rem;font-size:.875rem;font-weight:600;color:var(--soft)}
p{margin:.5rem 0}
section{padding:2rem 0;border-top:1px solid var(--line)}
main>section:first-child{border-top:0;padding-top:.5rem}
.where{margin:0;color:var(--soft);font-size:.9375rem}
.lead{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center;color:var(--soft)}
.state{display:inline-block;padding:.1rem .65rem;border-radius:99px;font-size:.875rem;font-weight:620}
.state.good{color:var(--good);background:var(--good-bg)}.state.calm{color:var(--calm);background:var(--calm-bg)}.state.warn{color:var(--warn);background:var(--warn-bg)}.state.bad{color:var(--bad);background:var(--bad-bg)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem 2rem;margin:1.75rem 0 1.5rem;padding:1.25rem 1.5rem;background:var(--raised);border-radius:.75rem}
.facts dt,.meta dt{color:var(--soft);font-size:.8125rem}
.facts dd{margin:.1rem 0 0;font-weight:550}
.facts code,.facts .thin{font-weight:450}
nav{padding-bottom:1.5rem}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}
nav ul{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;margin:0;padding:0;list-style:none;font-size:.9375rem}
.count{color:var(--soft);font-weight:450;font-size:.875em}
.muted,.left,.at,.lasted,.detail{color:var(--soft)}
.muted,.left{font-size:.875rem}
.label{display:block;color:var(--soft);font-size:.8125rem}
.story>:first-child{margin-top:0}
.story p{max-width:46rem}
.story ul{padding-left:1.25rem}
.story pre{margin:.75rem 0}
.next{margin-top:1rem;padding-left:1rem;border-left:3px solid var(--line)}
.next p{margin-top:.1rem}
.note{margin:1rem 0;padding:.6rem 1rem;background:var(--warn-bg);color:var(--ink);border-radius:.5rem;font-size:.9375rem}
.plain{padding-left:1.25rem}
.bar{display:block;width:100%;height:.75rem;margin-bottom:1rem;border-radius:99px;background:var(--raised)}
.bar rect{fill:var(--bar1)}.bar .working{fill:var(--bar2)}.bar .verifying{fill:var(--bar3)}.bar .pushing{fill:var(--bar4)}
.timeline{margin:0;padding:0;list-style:none;display:grid;grid-template-columns:auto 1fr auto;gap:.3rem 1.25rem;font-variant-numeric:tabular-nums}
.timeline li{display:grid;grid-template-columns:subgrid;grid-column:1/-1;align-items:baseline}
.timeline time{color:var(--soft);font-size:.875rem}
.timeline .stage::before{content:"";display:inline-block;width:.6rem;height:.6rem;margin-right:.65rem;border-radius:50%;background:var(--bar1)}
.timeline .working .stage::before{background:var(--bar2)}.timeline .verifying .stage::before{background:var(--bar3)}.timeline .pushing .stage::before{background:var(--bar4)}
.timeline .lasted{text-align:right;font-size:.875rem}
.items{border:1px solid var(--line);border-radius:.6rem;overflow:hidden}
.items:empty{display:none}
.item{background:var(--paper)}
.items .item+.item{border-top:1px solid var(--line)}
section>.item,.turn.item{border:1px solid var(--line);border-radius:.6rem;overflow:hidden}
.many>*{content-visibility:auto;contain-intrinsic-size:auto 2.75rem}
summary{padding:.55rem 1rem;cursor:pointer}
summary:hover{background:var(--raised)}
summary:focus-visible{outline-offset:-2px}
summary .name{font-weight:550}
summary .at{font-size:.875rem}
.kind{display:inline-block;padding:0 .5rem;border:1px solid var(--line);border-radius:.4rem;color:var(--soft);font-size:.75rem;font-weight:500;line-height:1.35rem;background:var(--paper)}
.kind.error{color:var(--bad);border-color:currentColor}.kind.warning{color:var(--warn);border-color:currentColor}
.inside{padding:.25rem 1rem 1rem}
pre{margin:.6rem 0;padding:.75rem 1rem;max-height:32rem;overflow:auto;background:var(--raised);border-radius:.5rem;font-size:.8125rem;line-height:1.5;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4}
pre code{font-size:1em}
.inside pre{max-height:20rem}
.message{background:none;padding:0;font-size:.875rem}
.meta{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.5rem 1.5rem;margin:.75rem 0 0;font-size:.875rem}
.meta dd{margin:0;overflow-wrap:anywhere}
.counts{float:right;font-variant-numeric:tabular-nums;font-size:.875rem}
.plus{color:var(--good)}.minus{color:var(--bad)}
.file>.left{padding:0 1rem}
.diff,.scroll{overflow-x:auto;border-top:1px solid var(--line)}
.scroll{border:1px solid var(--line);border-radius:.6rem}
.diff table{border-collapse:collapse;min-width:100%;font-size:.8125rem;line-height:1.5}
.diff td{padding:0 .5rem;white-space:pre;vertical-align:top;tab-size:4}
.diff .no{width:1%;min-width:2.75rem;text-align:right;color:var(--soft);user-select:none;font-variant-numeric:tabular-nums}
.diff .sign{width:1%;padding-right:0;user-select:none}
.diff .code{padding-right:1rem}
.add{background:var(--add-bg)}.del{background:var(--del-bg)}
.gap td{color:var(--soft);text-align:center;background:var(--raised)}
.attempts{border-collapse:collapse;width:100%;font-size:.9375rem}
.attempts th,.attempts td{padding:.5rem .9rem;text-align:left;white-space:nowrap;border-top:1px solid var(--line)}
.attempts thead th{border-top:0;color:var(--soft);font-weight:500;font-size:.8125rem;background:var(--raised)}
.attempts .number{font-variant-numeric:tabular-nums}
.search{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;margin:.75rem 0}
.search[hidden]{display:none}
.search label{font-size:.875rem;color:var(--soft)}
.search input{flex:1 1 14rem;max-width:26rem;padding:.45rem .75rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:.5rem}
.found{font-size:.875rem;color:var(--soft)}
::highlight(found){background:var(--found);color:var(--ink)}
.agent{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline}
.agent .muted{font-weight:400}
.turns{display:grid;grid-template-columns:minmax(0,1fr);gap:.6rem}
.turn{padding:.6rem 1rem;border:1px solid var(--line);border-radius:.6rem}
.turn.item{padding:0;margin-bottom:.75rem}
.turn.says{background:var(--calm-bg);border-color:transparent}
.turn.failure{background:var(--bad-bg);border-color:transparent}
.turn pre{margin:.35rem 0 0;padding:.5rem .75rem}
.turn.raw,.turn.result,.turn.note{background:none}
.turn .head{margin:0}
.turn summary{padding:0}
.turn.item>summary{padding:.55rem 1rem}
.turn summary:hover{background:none}
.turn .title{font-weight:550;font-size:.9375rem}
.prose{white-space:pre-wrap;max-width:46rem}
[hidden]{display:none!important}
.hljs-keyword,.hljs-selector-tag,.hljs-type,.hljs-meta .hljs-keyword,.hljs-tag .hljs-name,.hljs-section{color:var(--k)}
.hljs-string,.hljs-regexp,.hljs-addition,.hljs-meta .hljs-string{color:var(--s)}
.hljs-number,.hljs-literal,.hljs-title,.hljs-attr,.hljs-attribute,.hljs-property,.hljs-symbol,.hljs-link{color:var(--n)}
.hljs-comment,.hljs-quote,.hljs-doctag{color:var(--c)}
.hljs-built_in,.hljs-variable,.hljs-template-variable,.hljs-meta,.hljs-params .hljs-type,.hljs-selector-class,.hljs-selector-id,.hljs-bullet{color:var(--t)}
footer{padding-top:1.5rem;padding-bottom:3rem;color:var(--soft);font-size:.875rem}
@media (max-width:40rem){main,header,nav,footer{padding-left:1rem;padding-right:1rem}header{padding-top:1.5rem}.facts{grid-template-columns:1fr 1fr;gap:.9rem 1rem;padding:1rem}.facts dd{overflow-wrap:anywhere}section{padding:1.5rem 0}.counts{float:none}.timeline{gap:.4rem .75rem}summary .at{display:block;overflow-wrap:anywhere}.diff .no:first-child{display:none}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{:root{color-scheme:light;--paper:#fff;--raised:#f6f7f9;--line:#bbb;--ink:#000;--soft:#444;--link:#000}body{font-size:10pt}nav,.search,#transcript,#brief{display:none!important}main,header,footer{max-width:none;padding-left:0;padding-right:0}details::details-content{content-visibility:visible;height:auto}.many>*{content-visibility:visible}pre{max-height:none}summary{list-style:none;break-after:avoid}.diff td{white-space:pre-wrap;overflow-wrap:anywhere}.diff,.scroll{overflow:visible}section{break-inside:auto;padding:1rem 0}h2{break-after:avoid}}
`
