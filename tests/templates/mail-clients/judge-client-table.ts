import { CLIENTS, type Client, findSupport, type Support } from "./client-support.ts";
import { findFeature } from "./find-feature.ts";
import { DEGRADATIONS } from "./known-degradations.ts";
import type { Usage } from "./list-usages.ts";
import { UNTESTED } from "./untested-usages.ts";

/** One feature in one client that knows it in part or not at all, and what in the mails asks for it. */
interface Gap {
  readonly feature: string;
  readonly client: Client;
  readonly support: Exclude<Support, "yes">;
  readonly usages: readonly string[];
}

/**
 * What the mails use that a client does not know and that is not on the list of known degradations, and what is on that
 * list without need. One line a fault. Takes what all mails use, because the list is there for all of them together.
 */
export function judgeClientTable(usages: readonly Usage[]): readonly string[] {
  const gaps = listGaps(usages);
  const found = new Map(gaps.map((gap) => [`${gap.feature} in ${gap.client}: ${gap.support}`, gap]));
  const known = new Set(listKnown());
  const unknown = listUntested(usages);
  const excused = new Set(UNTESTED.flatMap((entry) => entry.usages));
  return [
    ...[...found].flatMap(([line, gap]) => (known.has(line) ? [] : [`${line} (${gap.usages.join(", ")})`])),
    ...[...known].flatMap((line) => (found.has(line) ? [] : [`not needed on the list: ${line}`])),
    ...[...unknown].flatMap((usage) => (excused.has(usage) ? [] : [`caniemail has no data: ${usage}`])),
    ...[...excused].flatMap((usage) =>
      unknown.has(usage) ? [] : [`not needed among the untested: ${usage}`],
    ),
  ];
}

const listKnown = (): readonly string[] =>
  DEGRADATIONS.flatMap((entry) =>
    (["no", "partly", "untested"] as const).flatMap((support) =>
      (entry[support] ?? []).map((client) => `${entry.feature} in ${client}: ${support}`),
    ),
  );

function listGaps(usages: readonly Usage[]): readonly Gap[] {
  const byFeature = Map.groupBy(usages, findFeature);
  return [...byFeature].flatMap(([feature, users]) => {
    if (feature === null) return [];
    const names = [...new Set(users.map((usage) => usage.name))];
    const isForAll = users.some((usage) => usage.seenBy === "everyone");
    return (isForAll ? CLIENTS : (["outlook.windows"] as const)).flatMap((client) => {
      const support = findSupport(feature, client);
      return support === "yes" ? [] : [{ feature, client, support, usages: names }];
    });
  });
}

/** Single values are features only where caniemail has one of that name. */
const listUntested = (usages: readonly Usage[]): ReadonlySet<string> =>
  new Set(
    usages.flatMap((usage) =>
      usage.kind === "value" || findFeature(usage) !== null ? [] : [`${usage.kind} ${usage.name}`],
    ),
  );
