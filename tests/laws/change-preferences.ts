import type { SubscriberId } from "../../src/core/ids.ts";
import type { ActiveSubscriber } from "../../src/core/subscriber.ts";
import { type SaveDependencies, saveSubscriber } from "../../src/usecases/subscribers/save-subscriber.ts";

export interface PreferenceDependencies extends SaveDependencies {
  readonly db: D1Database;
  readonly clock: { now(): number };
}

type Choices = Partial<Pick<ActiveSubscriber, "cadence" | "languages" | "topics" | "pause">>;

/** What a page of preferences does (DESIGN.md section 3.5): who changes the cadence was served so far by the old one. */
export function changePreferences(deps: PreferenceDependencies, id: SubscriberId, choices: Choices) {
  return saveSubscriber(deps, { id, at: deps.clock.now() }, async (record) => {
    if (record?.status !== "active") return { answer: "not-active", save: null };
    const changes = choices.cadence !== undefined && choices.cadence !== record.cadence;
    const through = changes ? await findThrough(deps.db, record.cadence) : null;
    const servedThrough =
      through === null ? record.servedThrough : Math.max(through, record.servedThrough ?? 0);
    return { answer: "saved", save: { record: { ...record, ...choices, servedThrough }, departure: "keep" } };
  });
}

const findThrough = (db: D1Database, cadence: string) =>
  db.prepare("SELECT through FROM cadences WHERE cadence = ?").bind(cadence).first<number>("through");
