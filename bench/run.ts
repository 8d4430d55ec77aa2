/**
 * `npm run bench`: all of them, one after the other, so that none disturbs another. `npm run bench -- pacing 5 50`: one of
 * them, with its own arguments.
 */
const BENCHES = [
  "bodies",
  "growth",
  "dialects",
  "submission",
  "pacing",
  "pacer",
  "ablation",
  "stops",
  "cost",
  "crowd",
  "deliveries",
  "delivery-cost",
  "delivery-pace",
  "restore",
  "kills",
  "web",
  "startup",
];

const [name, ...rest] = process.argv.slice(2);
if (name !== undefined && !BENCHES.includes(name)) {
  console.error(`There is no bench "${name}". Choose from: ${BENCHES.join(", ")}.`);
  process.exit(2);
}
process.argv.splice(2, Number.POSITIVE_INFINITY, ...rest);
/** The pacer is judged in virtual time, among the laws. */
const LAWS: Readonly<Record<string, string>> = { pacer: "run", ablation: "ablate" };
const place = (bench: string) =>
  LAWS[bench] === undefined ? `./${bench}.ts` : `../tests/laws/pacing/${LAWS[bench]}.ts`;
for (const bench of name === undefined ? BENCHES : [name]) await import(place(bench));

export {};
