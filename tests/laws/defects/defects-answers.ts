import type { NewChange } from "../../../src/core/subscribers/change.ts";
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
};

type Changes = Parameters<NonNullable<Defect["changes"]>>[0];

const answerWithout = (changes: Changes, isLost: (change: NewChange) => boolean): Changes => ({
  ...changes,
  append: async (change) => (isLost(change) ? { seq: 1 } : changes.append(change)),
});
