import type { Instant } from "./ids.ts";
import { foldWord } from "./import-columns.ts";
import { parseLatestMoment } from "./import-moment.ts";

/** What a row of an import says about whether its reader may be written to, the strongest word first. */
export type Standing =
  /** `at`: the latest moment that its date can mean; null: it has none, and counts as said now. */
  | { readonly says: "left"; readonly at: Instant | null }
  /** A word that we do not know. In doubt nobody is written to: it keeps its address out of this file. */
  | { readonly says: "unclear"; readonly reason: string }
  | { readonly says: "active" }
  | { readonly says: "pending"; readonly reason: string }
  /** An empty status: stands for active where no other row of the address knows better. */
  | { readonly says: "nothing" };

/**
 * Every spelling of "left", folded, by whose files have it; see also the beginnings below. A bounce, a complaint and a block count as leaving: whoever
 * asks anew with the form is written to again. Unknown words need no place here: they keep out as well.
 */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  Mailchimp: ["cleaned", "archived", "deleted"],
  MailerLite: ["junk"],
  MailPoet: ["inactive"],
  "Beehiiv, Kit": ["cancelled", "canceled"],
  listmonk: ["disabled", "blocklisted", "blacklisted"],
  Buttondown: ["removed", "blocked", "undeliverable"],
  "Brevo, SendGrid, Mailjet, HubSpot": [
    "bounce",
    "spam",
    "spamreport",
    "spamcomplaint",
    "abuse",
    "invalid",
    "donotmail",
    "donotemail",
    "donotcontact",
  ],
  "made by hand": ["unsub", "left", "gone", "erased", "declined", "revoked", "withdrawn", "out"],
  "by hand, in the languages that readers are spoken to in": [
    "abgemeldet",
    "ausgetragen",
    "gekündigt",
    "gelöscht",
    "gesperrt",
    "inaktiv",
    "baja",
    "dadodebaja",
    "desuscrito",
    "cancelado",
    "eliminado",
    "inactivo",
    "désabonné",
    "désinscrit",
    "résilié",
    "supprimé",
    "inactif",
    "descadastrado",
    "removido",
    "inativo",
    "ملغى",
    "ألغىالاشتراك",
    "غيرمشترك",
  ],
};
const LEFT_WORDS = new Set(Object.values(LEFT).flat().map(foldWord));

/** With what some files put behind it: `Unsubscribed by the admin`, `bounced (hard)`. */
const LEFT_BEGINNINGS = ["unsubscri", "optedout", "optout", "bounced", "hardbounce", "complain", "suppress"];

/** Ours; MailPoet, Mailchimp; Kit; listmonk. */
const ACTIVE_WORDS = new Set(["active", "subscribed", "confirmed", "enabled"]);

/** Asked for or entered, and never confirmed: ours, Kit and MailerLite, Buttondown, Mailchimp's API. */
const PENDING_WORDS = new Set([
  "pending",
  "unconfirmed",
  "notconfirmed",
  "unverified",
  "unactivated",
  "nonsubscribed",
  "transactional",
]);

/** Columns that hold something only for who has left: a date, a yes, a reason. */
const LEFT_COLUMNS = new Set(
  [
    ...[
      "unsubscribedAt",
      "unsubscribed",
      "unsubscribeDate",
      "unsubscribedOn",
      "leftAt",
      "optedOut",
      "optOut",
    ],
    ...["optedOutAt", "optOutAt", "optOutTime", "optOutDate", "deletedAt", "bounced", "complained"],
    ...["unsubTime", "cleanTime"], // Mailchimp
    ...["emailDisabled"], // Substack
    ...["unsubscriptionDate", "undeliverabilityDate"], // Buttondown
  ].map(foldWord),
);

/** Columns whose no says that somebody is not written to: Ghost's, and made by hand. */
const CONSENT_COLUMNS = new Set(
  [
    "subscribedToEmails",
    "subscribed",
    "isSubscribed",
    "active",
    "isActive",
    "enabled",
    "optIn",
    "optedIn",
  ].map(foldWord),
);

const NO = new Set(["0", "false", "f", "no", "n", "off", "nein", "non", "nao"]);
const NOTHING = new Set(["", "null", "none", "nil", "na", "never", "undefined"]);

/** Reads the status and every other cell that says whether somebody left; the strongest word of the row stands. */
export function readStanding(cells: Readonly<Record<string, string | undefined>>, now: Instant): Standing {
  const folded = Object.entries(cells).map(([name, cell = ""]) => ({
    name: foldWord(name),
    cell: cell.trim(),
    word: foldWord(cell),
  }));
  const status = readStatus(cells.status ?? "");
  const dates = folded.filter(
    ({ name, word }) => LEFT_COLUMNS.has(name) && !NO.has(word) && !NOTHING.has(word),
  );
  const refusals = folded.filter(({ name, word }) => CONSENT_COLUMNS.has(name) && NO.has(word));
  if (status.says !== "left" && dates.length + refusals.length === 0) return status;
  return {
    says: "left",
    at: readLatest(
      dates.map(({ cell }) => parseLatestMoment(cell)),
      now,
    ),
  };
}

/** Null as soon as something that was to be a date is none, or lies ahead: then it counts as said now. */
function readLatest(moments: readonly (Instant | null)[], now: Instant): Instant | null {
  const past = moments.flatMap((at) => (at === null || at > now ? [] : [at]));
  return past.length === 0 || past.length < moments.length ? null : Math.max(...past);
}

function readStatus(text: string): Standing {
  const word = foldWord(text);
  if (LEFT_WORDS.has(word) || LEFT_BEGINNINGS.some((beginning) => word.startsWith(beginning)))
    return { says: "left", at: null };
  if (ACTIVE_WORDS.has(word)) return { says: "active" };
  if (PENDING_WORDS.has(word))
    return {
      says: "pending",
      reason: "Pending readers confirm by themselves: let them sign up with the form.",
    };
  if (word === "paused") {
    const reason = "A pause needs an end, which the file does not have: use active or unsubscribed.";
    return { says: "unclear", reason };
  }
  if (text.trim() === "" || (word === "" && !/[^\p{Cf}\s]/u.test(text))) return { says: "nothing" };
  const shown = text.trim().slice(0, 40);
  return {
    says: "unclear",
    reason: `Status ${shown} is not known: use active or unsubscribed, or leave it empty.`,
  };
}
