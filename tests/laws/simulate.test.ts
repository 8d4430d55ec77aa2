import { expect, it } from "vitest";
import { simulate } from "./world/simulate.ts";

it("the same seed gives the same storm, line by line", async () => {
  const first = await simulate(7, { keepsSchedule: true });
  const again = await simulate(7, { keepsSchedule: true });
  expect(first.schedule.length).toBeGreaterThan(50);
  expect(again).toEqual(first);
});

it("a storm is worth its name: mail goes out, and things go wrong on the way", async () => {
  const verdicts = [];
  for (let seed = 1; seed <= 30; seed += 1) verdicts.push(await simulate(seed, { keepsSchedule: true }));
  const lines = verdicts.flatMap((verdict) => verdict.schedule);
  expect(verdicts.filter((verdict) => verdict.deliveries > 0).length).toBeGreaterThan(20);
  for (const word of ["crashes during", "reply lost", "leaves", "signs up", "webhook", "refused", "is lost"])
    expect(lines.filter((line) => line.includes(word)).length, word).toBeGreaterThan(0);
});
