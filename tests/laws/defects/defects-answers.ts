import type { NewChange } from "../../../src/core/subscribers/change.ts";
import { HOUR } from "../storm/draw-schedule.ts";
import type { Defect } from "./defect.ts";

/** Defects in which somebody is told that it is done, and it is not; or in which it is done in another's name. */
export const ANSWER_DEFECTS: Readonly<Record<string, Defect>> = {
  "who leaves is told so before it is kept, and it is not kept": {
    changes: (changes) => answerWithout(changes, ({ unsubscription }) => unsubscription === "add"),
  },
  "who confirms is told so, and is no reader": {
    changes: (changes) =>
      answerWithout(changes, ({ record, before }) => record?.status === "active" && before === null),
  },
  "preferences are answered as they were asked for, and are not kept": {
    changes: (changes) =>
      answerWithout(
        changes,
        ({ record, before }) => record?.status === "active" && before?.status === "active",
      ),
  },
  "a link is good for the newest request of its address alone": {
    facts: (facts) => ({
      async find(query) {
        const found = await facts.find(query);
        const isOld = query.signupAt !== undefined && query.now - query.signupAt > 5 * 60_000;
        return isOld ? { ...found, signup: null } : found;
      },
    }),
  },
  "a confirmation carries evidence that nobody gave": {
    facts: (facts) => ({
      async find(query) {
        const found = await facts.find(query);
        if (found.signup === null) return found;
        const consent = { ...found.signup.consent, client: "somebody-else" };
        return { ...found, signup: { ...found.signup, consent } };
      },
    }),
  },
  "a request is taken down as its address asked for it first": {
    signups: (signups, { db }) => ({
      ...signups,
      async add(signup, mail) {
        const first = await db
          .prepare("SELECT consent FROM signups WHERE id = ?1 ORDER BY at LIMIT 1")
          .bind(signup.id)
          .first<string>("consent");
        return signups.add(first === null ? signup : { ...signup, consent: JSON.parse(first) }, mail);
      },
    }),
  },
  "a batch in doubt counts as unknown after an hour": {
    ledger: (ledger) => ({
      ...ledger,
      readFacts() {
        const facts = ledger.readFacts();
        const age = (since: number | null) => (since === null ? null : since - 22 * HOUR);
        return {
          ...facts,
          open: facts.open.map((one) => ({ ...one, inDoubtSince: age(one.inDoubtSince) })),
        };
      },
    }),
  },
  "a welcome whose first attempt fails is given up": {
    outbox: (outbox) => ({
      ...outbox,
      async save(mails) {
        const saved = await outbox.save(mails);
        for (const one of saved) if (one.kind === "welcome" && one.attempts > 1) await outbox.end(one);
        return saved.filter(({ kind, attempts }) => kind !== "welcome" || attempts <= 1);
      },
    }),
  },
};

type Changes = Parameters<NonNullable<Defect["changes"]>>[0];

const answerWithout = (changes: Changes, isLost: (change: NewChange) => boolean): Changes => ({
  ...changes,
  append: async (change) => (isLost(change) ? { seq: 1 } : changes.append(change)),
});
