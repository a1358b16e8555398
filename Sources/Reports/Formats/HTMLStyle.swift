// SPDX-License-Identifier: Apache-2.0
// How the page looks. Ink on paper with one accent; colours of state only beside a sign and a word.
// Figures have one width, so that columns of numbers can be read downwards.

/// The style sheet of a report page.
let pageStyle = """
    :root{--paper:#fdfcfa;--card:#f4f2ed;--ink:#1d2329;--soft:#5a636d;--line:#d9d5cc;
    --accent:#1f5673;--good:#2a6b45;--warning:#8a5a00;--bad:#a32a2a;
    --red:#b3261e;--orange:#c25e00;--yellow:#d9a800;--blue:#2b62b8;--green:#2a6b45;--grey:#7a828a;
    --bar:#5d8aa3;--over:#b9433a;--open:#a9bcc7;--work:#2f6f8f;--idle:#c9c2b2;--waste:#b9433a;
    --phase:#e6e2d8}
    @media (prefers-color-scheme:dark){:root{--paper:#15191d;--card:#1e2429;--ink:#e4e6e8;
    --soft:#a0a9b2;--line:#343b42;--accent:#8cc2de;--good:#7ec79a;--warning:#e0b252;--bad:#f08c82;
    --red:#e5645a;--orange:#e8924a;--yellow:#e3c04b;--blue:#7fa9ee;--green:#7ec79a;--grey:#8b949d;
    --bar:#5d8fab;--over:#e0695f;--open:#46545e;--work:#5b9dbf;--idle:#57534a;--waste:#e0695f;
    --phase:#2b3238}}
    *{box-sizing:border-box}
    html{font-size:16px;-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;padding:1.2rem clamp(1rem,4vw,3.5rem) 4rem;text-align:right;
    background:var(--paper);color:var(--ink);
    font:1rem/1.55 "Source Sans 3","Segoe UI",system-ui,-apple-system,"Noto Sans","PingFang SC",
    "Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
    .report{max-width:72rem;margin:.6rem auto 0;text-align:left}
    .switch{position:absolute;opacity:0}
    .switch-label{display:inline-block;margin:0 0 0 .4rem;padding:.15rem .7rem;
    border:1px solid var(--line);border-radius:1rem;font-size:.85rem;color:var(--soft);
    cursor:pointer}
    .switch:checked+.switch-label{color:var(--paper);background:var(--accent);
    border-color:var(--accent)}
    .switch:focus-visible+.switch-label{outline:3px solid var(--accent);outline-offset:2px}
    #show-en:not(:checked)~.report.en,#show-zh:not(:checked)~.report.zh{display:none}
    header{border-bottom:2px solid var(--ink);margin-bottom:1.5rem;padding-bottom:1.5rem}
    .kind{margin:0;font-size:.85rem;letter-spacing:.06em;color:var(--accent);font-weight:600}
    h1{margin:.2rem 0 1.4rem;font-size:clamp(1.6rem,4vw,2.3rem);line-height:1.2;font-weight:650;
    letter-spacing:-.01em;text-wrap:balance}
    h2{margin:3rem 0 1rem;padding-top:.9rem;border-top:1px solid var(--line);font-size:1.45rem;
    line-height:1.25;font-weight:650}
    nav+section>h2{margin-top:1.6rem;border-top:0}
    h3{margin:2.2rem 0 .7rem;font-size:1.12rem;line-height:1.3;font-weight:650}
    h4,h5,h6{margin:1.8rem 0 .6rem;font-size:1rem;font-weight:650}
    p{max-width:44rem;margin:.6rem 0}
    ul{margin:.6rem 0;padding-left:1.2rem}
    li{margin:.2rem 0}
    a{color:var(--accent)}
    nav ol{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;list-style:none;margin:0;padding:0;
    font-size:.92rem}
    .exercise{max-width:none;margin:0 0 1.6rem;padding:.7rem 1rem;font-weight:700;
    border:2px solid var(--warning);color:var(--warning);
    background:repeating-linear-gradient(-45deg,transparent 0 12px,
    color-mix(in srgb,var(--warning) 12%,transparent) 12px 24px)}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));margin:0;
    border:solid var(--line);border-width:1px 0 0 1px}
    .tiles>div{padding:.8rem 1rem;border:solid var(--line);border-width:0 1px 1px 0}
    .tiles dt{font-size:.82rem;color:var(--soft)}
    .tiles dd{margin:.15rem 0 0;font-size:1.3rem;line-height:1.3;font-weight:600;
    font-variant-numeric:tabular-nums}
    .tiles .note{font-size:.8rem;font-weight:400;color:var(--soft)}
    .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));
    gap:0 2.5rem;margin:.8rem 0 1.2rem}
    .facts>div{display:grid;grid-template-columns:9rem 1fr;gap:1rem;padding:.42rem 0;
    border-bottom:1px solid var(--line)}
    .facts dt{color:var(--soft);font-size:.92rem}
    .facts dd{margin:0}
    .wide{overflow-x:auto;margin:1rem 0 1.6rem}
    .wide:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
    table{border-collapse:collapse;width:auto;min-width:min(100%,34rem);
    font-size:.88rem;line-height:1.4}
    .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    caption{caption-side:top;text-align:left;padding:0 0 .4rem;color:var(--soft);font-size:.88rem}
    th,td{padding:.42rem 1rem .42rem 0;text-align:left;vertical-align:top;
    border-bottom:1px solid var(--line);min-width:8em}
    th{font-weight:600;font-size:.8rem;color:var(--soft);border-bottom:1.5px solid var(--soft);
    vertical-align:bottom;overflow-wrap:normal}
    td{max-width:38rem}
    th.number,td.number{text-align:right;font-variant-numeric:tabular-nums;
    min-width:3em;padding-right:1.4rem}
    td.number .figure{white-space:nowrap}
    .figure{font-variant-numeric:tabular-nums}
    code{font:.86em/1.4 ui-monospace,"SF Mono","Cascadia Mono","DejaVu Sans Mono",monospace;
    color:var(--soft)}
    .status{display:inline-flex;font-weight:600}
    .sign{flex:none;display:inline-block;min-width:1.15em;font-weight:700}
    .good,.good .sign{color:var(--good)}.warning,.warning .sign{color:var(--warning)}
    .bad,.bad .sign{color:var(--bad)}.neutral,.neutral .sign{color:var(--soft)}
    .callout{max-width:none;padding:.6rem .9rem;background:var(--card);
    border-left:3px solid currentColor}
    .empty{color:var(--soft)}
    .level .number{display:inline-block;min-width:1.5em;margin-right:.45em;padding:0 .3em;
    text-align:center;border:2px solid var(--level);border-left-width:.5em;font-weight:700;
    font-variant-numeric:tabular-nums;line-height:1.35}
    figure{margin:1.4rem 0 1.8rem}
    figcaption{font-size:.88rem;color:var(--soft);margin-bottom:.5rem}
    figure .scroll{overflow-x:auto}
    svg{display:block;width:100%;min-width:44rem;height:auto;font-size:12px;
    font-variant-numeric:tabular-nums}
    svg text{fill:var(--ink)}svg .soft{fill:var(--soft)}
    svg .grid{stroke:var(--line)}svg .lane{fill:var(--phase);stroke:var(--paper)}
    svg .used{fill:var(--bar)}svg .over{fill:var(--over)}svg .open{fill:var(--open)}
    svg .work{fill:var(--work)}svg .idle{fill:var(--idle)}svg .waste{fill:var(--waste)}
    svg .skipped{fill:none;stroke:var(--soft);stroke-dasharray:3 3}
    svg .deadline{stroke:var(--ink);stroke-width:2}
    svg .mark{fill:var(--accent)}
    .key{display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;list-style:none;margin:.4rem 0 0;padding:0;
    font-size:.82rem;color:var(--soft)}
    .key svg{display:inline-block;width:14px;min-width:14px;height:12px;margin-right:.4em;
    vertical-align:-1px}
    footer{margin-top:3rem;padding-top:1rem;border-top:2px solid var(--ink);font-size:.85rem;
    color:var(--soft)}
    @media (max-width:40rem){.facts>div{grid-template-columns:1fr;gap:0}}
    @page{size:A4;margin:14mm 12mm}
    @media print{
    :root{--paper:#fff;--card:#f3f3f1;--ink:#000;--soft:#444;--line:#bbb;--accent:#123f57;
    --good:#1d5434;--warning:#6b4500;--bad:#8a1c1c;--red:#b3261e;--orange:#c25e00;--yellow:#d9a800;
    --blue:#2b62b8;--green:#2a6b45;--grey:#777;--bar:#5d8aa3;--over:#b9433a;--open:#a9bcc7;
    --work:#2f6f8f;--idle:#c9c2b2;--waste:#b9433a;--phase:#e6e2d8}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    html{font-size:9.5pt}
    body{padding:0;line-height:1.4}
    .switch-label,nav{display:none}
    h2{margin-top:2rem}h3{margin-top:1.5rem}
    h2,h3,h4,h5,h6,caption,figcaption{break-after:avoid}
    tr,figure,.callout,.tiles>div,.facts>div{break-inside:avoid}
    thead{display:table-header-group}
    .wide,figure .scroll{overflow:visible}
    .facts{grid-template-columns:1fr 1fr}.facts>div{grid-template-columns:6.5rem 1fr}
    table{width:100%;font-size:7.2pt;line-height:1.3}th{font-size:6.8pt}
    thead tr{break-after:avoid}tbody tr:first-child{break-before:avoid}
    th,td{padding:.3em .9em .3em 0;min-width:7em}
    th.number,td.number{padding-right:1.2em;min-width:2em}
    td{max-width:none}
    .tiles{grid-template-columns:repeat(5,1fr)}.tiles>div{padding:.5rem .6rem}
    .tiles dd{font-size:1.1rem}
    svg{min-width:0}
    }
    """
