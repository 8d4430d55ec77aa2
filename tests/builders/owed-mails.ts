import type { OwedMail } from "../../src/core/outbox/owed-mail.ts";
import { idOf } from "./subscribers.ts";

/** When each of them was asked for, and is due. */
export const ASKED_AT = Date.UTC(2026, 10, 23, 9);

const NEW = { dueAt: ASKED_AT, attempts: 0, generation: 1, inDoubtSince: null, refusedSince: null };
const mail = { address: "ada@example.com", language: "en" } as const;
export const owedConfirmation = (attempts: Partial<OwedMail> = {}): OwedMail =>
  ({
    kind: "signup",
    id: idOf("a"),
    at: ASKED_AT,
    mail: { ...mail, says: "confirm" },
    ...NEW,
    ...attempts,
  }) as OwedMail;
export const owedAlreadyIn = { ...owedConfirmation(), mail: { ...mail, says: "already-in" } } as OwedMail;
export const owedWelcome = (attempts: Partial<OwedMail> = {}): OwedMail =>
  ({
    ...{ kind: "welcome", id: idOf("a"), at: ASKED_AT, ...NEW },
    mail: { reader: { address: "ada@example.com", languages: ["en"], topics: [] }, content: null },
    ...attempts,
  }) as OwedMail;
export const owedLink: OwedMail = {
  kind: "magic-link",
  id: idOf("a"),
  at: ASKED_AT,
  mail: { ...mail, askedBy: "link" },
  ...NEW,
};
