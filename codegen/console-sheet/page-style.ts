/** The style of the console sheet. It stands in the page itself: a sheet is one file that is passed around. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --text: #1d2733;
  --faint: #51606f;
  --page: #ffffff;
  --card: #f4f6f8;
  --line: #c9d1d9;
  --link: #0b57b7;
  --button: #ffffff;
  --done: #e3f4e6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6ebf0;
    --faint: #a9b6c3;
    --page: #151a20;
    --card: #1f262e;
    --line: #3b4651;
    --link: #8bbcff;
    --button: #151a20;
    --done: #1d3326;
  }
}
* { box-sizing: border-box; }
body {
  max-width: 60rem;
  margin: 0 auto;
  padding: 1.5rem 1rem 4rem;
  color: var(--text);
  background: var(--page);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 0.25rem; font-size: 1.3rem; }
h3 { margin: 0; font-size: 1.05rem; }
p { margin: 0 0 0.5rem; }
a { color: var(--link); }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 0.9rem; }
code { overflow-wrap: anywhere; white-space: pre-wrap; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.faint { color: var(--faint); }
.progress {
  position: sticky;
  top: 0;
  z-index: 1;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem 1rem;
  padding: 0.5rem 0;
  border-bottom: 1px solid var(--line);
  background: var(--page);
}
.progress label { cursor: default; }
progress { flex: 1 1 8rem; height: 0.6rem; accent-color: var(--link); }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
h2, .item { scroll-margin-top: 4rem; }
.item { margin: 1rem 0; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.4rem; background: var(--card); }
.item:has(input:checked) { background: var(--done); }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 1rem; }
.text { flex-wrap: nowrap; align-items: start; }
dl { display: grid; grid-template-columns: minmax(8rem, 13rem) 1fr; gap: 0.35rem 1rem; margin: 0.5rem 0; }
dt { color: var(--faint); }
dd { display: flex; align-items: baseline; justify-content: space-between; gap: 0.75rem; margin: 0; min-width: 0; }
table { width: 100%; margin: 0.5rem 0; border-collapse: collapse; }
th, td { padding: 0.35rem 0.5rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
caption { text-align: left; }
tbody th { font-weight: inherit; }
tbody th code { white-space: nowrap; }
ul { margin: 0; padding-left: 1.1rem; }
button {
  flex: none;
  padding: 0.15rem 0.6rem;
  border: 1px solid var(--link);
  border-radius: 0.3rem;
  color: var(--link);
  background: var(--button);
  font: inherit;
  font-size: 0.9rem;
  cursor: pointer;
}
button.main { padding: 0.35rem 1.2rem; color: var(--button); background: var(--link); }
button:disabled { border-color: var(--line); color: var(--faint); cursor: default; }
label { cursor: pointer; }
.mark { flex: none; }
input { width: 1.1rem; height: 1.1rem; vertical-align: -0.15rem; }
pre {
  margin: 0.5rem 0 0;
  padding: 0.75rem;
  overflow: auto;
  max-height: 28rem;
  border: 1px solid var(--line);
  border-radius: 0.3rem;
  background: var(--page);
  tab-size: 4;
}
pre code { white-space: pre; overflow-wrap: normal; }
@media (max-width: 36rem) {
  h2, .item { scroll-margin-top: 6.5rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 0.35rem; }
  tbody th code { white-space: pre-wrap; }
}
@media print {
  :root { --text: #000000; --faint: #333333; --page: #ffffff; --card: #ffffff; --done: #ffffff; --line: #777777; --link: #000000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  /* A text cannot be copied from paper: its file and its digest are what helps there. */
  button, nav, .progress, .spoken, pre { display: none; }
  .item { break-inside: avoid; }
  h2, h3, .head { break-after: avoid; }
}
`;
