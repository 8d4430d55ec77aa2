import { fork } from "node:child_process";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { parseArgs } from "node:util";
import { judgeSeed, type Verdict } from "./judge.ts";

/**
 * `npm run bench -- pacer -- --seeds 1000`: the pacer beside the fixed gap, in virtual time, under as many conditions.
 * `npm run bench -- pacer -- --seed 17`: one of them.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "200" },
    seed: { type: "string" },
    from: { type: "string", default: "1" },
  },
});
const from = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.seeds) : 1;

const WORKERS = 3;
const verdicts: Verdict[] = [];
if (process.send) {
  process.on("message", async (seed: number) => {
    await setImmediate();
    process.send?.(await judgeSeed(seed));
  });
  await new Promise(() => {});
}
let next = from;
await Promise.all(
  Array.from({ length: Math.min(count, WORKERS) }, async () => {
    const child = fork(import.meta.filename, [], { serialization: "advanced" });
    while (next < from + count) {
      child.send(next++);
      const [verdict] = await once(child, "message");
      verdicts.push(verdict);
    }
    child.kill();
  }),
);
verdicts.sort((a, b) => a.condition.seed - b.condition.seed);

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const groups: Record<string, (verdict: Verdict) => boolean> = {
  all: () => true,
  quiet: ({ condition }) => condition.quiet,
  noisy: ({ condition }) => !condition.quiet,
  ...Object.fromEntries(
    [2, 5, 10, 50].map((limit) => [
      `${limit} a second`,
      ({ condition }: Verdict) => condition.limit === limit,
    ]),
  ),
  right: ({ condition }) => condition.setting === condition.limit,
  "twice too high": ({ condition }) => condition.setting > condition.limit,
  half: ({ condition }) => condition.setting < condition.limit,
  silent: ({ condition }) => !condition.named,
  ...Object.fromEntries(
    ["fixed", "sliding", "token-bucket"].map((limiter) => [
      limiter,
      ({ condition }: Verdict) => condition.limiter === limiter,
    ]),
  ),
};

const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / Math.max(1, of.length);
console.table(
  Object.fromEntries(
    Object.entries(groups).map(([name, belongs]) => {
      const group = verdicts.filter(belongs);
      return [
        name,
        {
          conditions: group.length,
          share: percent(mean(group.map(({ pacer }) => pacer.share))),
          "fixed gap": percent(mean(group.map(({ fixedGap }) => fixedGap.share))),
          worst: percent(Math.min(...group.map(({ pacer }) => pacer.share))),
          "worst beside it": percent(
            Math.min(...group.map(({ pacer, fixedGap }) => pacer.share - fixedGap.share)),
          ),
          "429s a minute": mean(group.map(({ pacer }) => pacer.refusalsAMinute)).toFixed(2),
          "of the fixed gap": mean(group.map(({ fixedGap }) => fixedGap.refusalsAMinute)).toFixed(2),
          most: Math.max(...group.map(({ pacer }) => pacer.refusalsAMinute)).toFixed(1),
          "recovery ms": Math.max(...group.map(({ pacer }) => pacer.recoveryMs)).toFixed(0),
          broken: group.filter(({ broken }) => broken.length > 0).length,
        },
      ];
    }),
  ),
);
const broken = verdicts.filter((verdict) => verdict.broken.length > 0);
const limits = new Map<string, number>();
for (const verdict of broken)
  for (const limit of verdict.broken) limits.set(limit, (limits.get(limit) ?? 0) + 1);
console.table(Object.fromEntries(limits));
for (const { condition, pacer, fixedGap, broken: names } of values.seed === undefined
  ? broken.slice(0, 40)
  : verdicts)
  console.log(
    JSON.stringify({ names, pacer, fixedGap, condition }, (_, value) =>
      typeof value === "number" && Number.isFinite(value) ? Number(value.toFixed(3)) : value,
    ),
  );
if (broken.length > 0) process.exitCode = 1;
