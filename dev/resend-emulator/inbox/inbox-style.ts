/** The inbox's one style sheet. Colours follow the system's scheme. */
export const INBOX_STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c1b19, #ece9e2); --soft: light-dark(#6b675f, #a29d92);
  --paper: light-dark(#fbfaf7, #191816); --line: light-dark(#e2ded4, #35322d); --accent: light-dark(#8a3324, #e59a86); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header, main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem; }
h1 { font: 600 1.5rem/1.25 Georgia, serif; margin: .25rem 0; overflow-wrap: anywhere; }
a { color: var(--accent); }
a:focus-visible, input:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.soft { color: var(--soft); }
form { display: flex; gap: .5rem; flex-wrap: wrap; align-items: end; }
label { display: block; font-size: .875rem; color: var(--soft); }
input, button { font: inherit; padding: .4rem .6rem; border: 1px solid var(--line); border-radius: 6px;
  background: transparent; color: inherit; }
ol { list-style: none; margin: 1rem 0; padding: 0; border-top: 1px solid var(--line); }
ol li { border-bottom: 1px solid var(--line); }
ol a { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .7rem .25rem; text-decoration: none;
  color: inherit; }
ol a:hover strong { text-decoration: underline; }
ol strong { overflow-wrap: anywhere; }
ol .line { grid-column: 1 / -1; color: var(--soft); font-size: .9rem; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }
time { color: var(--soft); font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .75rem; margin: .75rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
nav a[aria-current] { color: inherit; font-weight: 600; text-decoration-thickness: 2px; }
iframe { display: block; width: 100%; height: 75vh; min-height: 30rem; margin: 1rem auto;
  border: 1px solid var(--line); border-radius: 6px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; padding: 1rem; border: 1px solid var(--line);
  border-radius: 6px; }
`;
