import { blame, type Check, pass, warn } from "../../src/core/settings/checks.ts";
import { describeProblems, isSameVersion, readHealth, type SaidHealth } from "../deployment/ask-health.ts";
import type { Patient } from "./surroundings.ts";

/** A webhook's signature is good for five minutes; a minute is where a clock begins to be wrong. */
const SLACK_MS = 60_000;

/** What the newsletter says of itself at `/health`. */
export async function examineNewsletter(
  patient: Pick<Patient, "publicUrl" | "isNew" | "version" | "now">,
): Promise<readonly Check[]> {
  const asked = patient.now();
  const health = await readHealth(patient.publicUrl);
  if (!health.answers)
    return [
      health.isSilent && patient.isNew
        ? pass("public-url", `Not yet: ${health.fault} Then npm run gazette -- doctor asks again.`)
        : blame("public-url", health.fault, "Run npm run deploy, and look at PUBLIC_URL."),
      ...["version", "clock", "cron"].map((name) => pass(name, "Known once PUBLIC_URL answers.")),
    ];
  const { said } = health;
  return [
    checkWellness(said),
    checkVersion(said, patient),
    checkClock(said, asked, patient.now()),
    ...said.checks.map((line) => ({
      ...{ name: line.name, fault: line.fault, remedy: line.remedy, isSerious: line.serious },
    })),
  ];
}

const checkWellness = (said: SaidHealth): Check =>
  said.ok
    ? pass("public-url")
    : blame("public-url", describeProblems(said).replaceAll("\n", " "), "Mend it, then run npm run deploy.");

function checkVersion(
  { version }: SaidHealth,
  { publicUrl, version: ours }: Pick<Patient, "publicUrl" | "version">,
) {
  if (isSameVersion(version, ours)) return pass("version");
  return blame("version", `${publicUrl} runs ${version}, and this is ${ours}.`, "Run npm run deploy.");
}

function checkClock({ time }: SaidHealth, asked: number, answered: number): Check {
  const theirs = Date.parse(time ?? "");
  if (Number.isNaN(theirs)) return pass("clock", "Known once PUBLIC_URL says its time.");
  const isOff = theirs < asked - SLACK_MS || theirs > answered + SLACK_MS;
  if (!isOff) return pass("clock");
  const seconds = Math.round(Math.abs(theirs - answered) / 1000);
  return warn(
    "clock",
    `This machine's clock and the Worker's differ by ${seconds} seconds.`,
    "Set this clock.",
  );
}
