import { textOn } from './colour.js';

/** One sheet for all pages. Text and links keep colours of our own, so that no theme makes them unreadable. */
const sheet = `
*,*::before,*::after{box-sizing:border-box}
:root{color-scheme:light dark;--ground:#f2f4f7;--card:#ffffff;--text:#1b2430;--muted:#4d5a6a;--line:#d5dbe3;--field:#ffffff;--edge:#76838f;--danger:#a3152a;--danger-ground:#fdf1f2;--good:#14603a;--good-ground:#eef8f2;--shadow:0 1px 2px rgb(16 24 40/.06),0 8px 24px rgb(16 24 40/.06)}
@media (prefers-color-scheme:dark){:root{--ground:#11161d;--card:#1a212b;--text:#e7ecf2;--muted:#a9b4c2;--line:#323d4b;--field:#121820;--edge:#8592a1;--danger:#ff9aa8;--danger-ground:#34191f;--good:#8fd8b0;--good-ground:#152a20;--shadow:none}}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--ground);color:var(--text);font:1rem/1.6 "Hiragino Sans","Noto Sans JP","Yu Gothic UI",system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
:lang(en) body,body:lang(en){font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.bar{height:4px;background:var(--primary)}
header{padding:2.25rem 1rem 1.25rem;text-align:center}
header img{max-height:40px;max-width:220px}
.brand{display:flex;align-items:center;justify-content:center;flex-wrap:wrap;gap:.5rem .75rem;margin:0;font-size:1.0625rem;font-weight:600;letter-spacing:.01em;overflow-wrap:anywhere}
main{width:100%;max-width:27rem;margin:0 auto;padding:0 1rem;flex:1}
.wide main{max-width:40rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:2rem;box-shadow:var(--shadow)}
h1{margin:0 0 .25rem;font-size:1.4375rem;line-height:1.3;font-weight:650;overflow-wrap:anywhere}
h2{margin:1.5rem 0 .5rem;font-size:.9375rem;font-weight:650}
p{margin:.25rem 0 0;overflow-wrap:anywhere}
.lead{color:var(--muted);margin-bottom:1.25rem}
.small,.note{font-size:.875rem;color:var(--muted)}
.note{margin-top:1rem}
.client{display:flex;align-items:center;gap:.875rem;margin-bottom:1rem}
.client img{width:48px;height:48px;object-fit:contain;border-radius:8px;border:1px solid var(--line);background:#fff;flex:none}
label{display:block;margin:1rem 0 .375rem;font-weight:600;font-size:.9375rem}
input{display:block;width:100%;min-height:2.875rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--field);border:1px solid var(--edge);border-radius:6px}
input[aria-invalid=true]{border-color:var(--danger);border-width:2px}
.code{font-size:1.375rem;letter-spacing:.3em;font-variant-numeric:tabular-nums}
.actions{display:flex;flex-direction:column;gap:.75rem;margin-top:1.5rem}
.row{flex-direction:row-reverse}
.row>*{flex:1}
button{min-height:2.875rem;padding:.5rem 1.25rem;font:inherit;font-weight:600;border-radius:6px;border:1px solid var(--edge);background:transparent;color:var(--text);cursor:pointer}
button.primary{background:var(--primary);border-color:var(--edge);color:var(--on-primary)}
button:hover{filter:brightness(1.07)}
a{color:inherit;text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--text);outline-offset:2px}
ul.list{list-style:none;margin:0;padding:0;border:1px solid var(--line);border-radius:8px}
ul.list>li{padding:.625rem .875rem;overflow-wrap:anywhere}
ul.list>li+li{border-top:1px solid var(--line)}
ul.inline{margin:.25rem 0 0;padding:0;font-size:.9375rem;color:var(--muted)}
ul.inline li{display:inline}
ul.inline li+li::before{content:" · "}
dl{margin:.5rem 0 0}
#message+dl{margin-top:1.25rem}
dt{font-weight:600;font-size:.875rem}
dd{margin:0 0 .5rem;overflow-wrap:anywhere}
.alert{margin:1rem 0 0;padding:.75rem .875rem;border:1px solid var(--danger);border-left-width:4px;border-radius:6px;background:var(--danger-ground);color:var(--danger)}
.alert.good{border-color:var(--good);background:var(--good-ground);color:var(--good)}
.alert p{margin:0}
.entry{display:flex;gap:1rem;align-items:flex-start;justify-content:space-between}
.entry h2{margin:0}
.entry form{flex:none}
.entry button{min-height:2.375rem;padding:.25rem 1rem;font-size:.9375rem}
.entry ul.inline{font-size:.875rem}
footer{padding:1.5rem 1rem 2rem;text-align:center;font-size:.875rem;color:var(--muted)}
footer nav{display:flex;flex-wrap:wrap;justify-content:center;gap:.375rem 1.25rem}
footer a{display:inline-block;padding:.25rem 0}
@media (max-width:30rem){header{padding:1.5rem 1rem 1rem}.card{padding:1.5rem 1.25rem}.entry{flex-direction:column}.row{flex-direction:column}}
@media (forced-colors:active){.card,button{border:1px solid}}
`.replace(/\n/g, '');

/** The sheet in the colours of a service. `primary`: `#rrggbb`. */
export const styleIn = (primary: string): string => `${sheet}:root{--primary:${primary};--on-primary:${textOn(primary)}}`;
