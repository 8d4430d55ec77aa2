import { foldWord } from "./import-columns.ts";

/**
 * Every spelling of "left", folded, by whose files have it; see also the beginnings below. A bounce, a complaint and a
 * block count as leaving: whoever asks anew with the form is written to again. Unknown words need no place here: they
 * keep out as well.
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
export const LEFT_WORDS = new Set(Object.values(LEFT).flat().map(foldWord));

/** With what some files put behind it: `Unsubscribed by the admin`, `bounced (hard)`. */
export const LEFT_BEGINNINGS = [
  "unsubscri",
  "optedout",
  "optout",
  "bounced",
  "hardbounce",
  "complain",
  "suppress",
];

/** Ours; MailPoet, Mailchimp; Kit; listmonk. */
export const ACTIVE_WORDS = new Set(["active", "subscribed", "confirmed", "enabled"]);

/** Asked for or entered, and never confirmed: ours, Kit and MailerLite, Buttondown, Mailchimp's API. */
export const PENDING_WORDS = new Set([
  "pending",
  "unconfirmed",
  "notconfirmed",
  "unverified",
  "unactivated",
  "nonsubscribed",
  "transactional",
]);

/** Words of leaving that are also names, topics and places: they speak of leaving in a column of that alone. */
const EVERYDAY_WORDS = new Set(
  [
    ...[
      "out",
      "left",
      "gone",
      "junk",
      "spam",
      "abuse",
      "invalid",
      "inactive",
      "disabled",
      "removed",
      "blocked",
    ],
    ...[
      "deleted",
      "erased",
      "archived",
      "cleaned",
      "declined",
      "revoked",
      "withdrawn",
      "cancelled",
      "canceled",
    ],
    ...["bounce", "baja", "cancelado", "eliminado", "inactivo", "inaktiv", "gelöscht", "removido", "inativo"],
    ...["inactif", "supprimé", "ملغى"],
  ].map(foldWord),
);

/** Words of leaving that mean nothing else, wherever they stand. */
export const PLAIN_LEFT_WORDS = new Set([...LEFT_WORDS].filter((word) => !EVERYDAY_WORDS.has(word)));

/** Is this word, or what it begins with, one of leaving? */
export const isLeftWord = (word: string) =>
  LEFT_WORDS.has(word) || LEFT_BEGINNINGS.some((beginning) => word.startsWith(beginning));

/** Does this word speak of leaving even where nobody asks about it, as in a list of tags? */
export const isPlainLeftWord = (word: string) => PLAIN_LEFT_WORDS.has(word) || LEFT_ALONE.test(word);

const LEFT_ALONE = /^(unsubscri\p{L}*|optedout|optout|(hard|soft)?bounced|complained|suppressed)$/u;

const YES = new Set(
  [
    ...["1", "true", "t", "yes", "y", "on", "x", "ok", "ja", "j", "oui", "o", "si", "s", "sim", "نعم", "да"],
    ...["checked", "granted", "given", "accepted", "agreed", "allowed", "express", "explicit", "implied"],
    ...["optin", "optedin", "singleoptin", "doubleoptin", "confirmedoptin"],
    ...["valid", "verified", "deliverable", "good"],
  ].map(foldWord),
);
const NO = new Set(["false", "f", "no", "n", "off", "nein", "non", "nao", "لا", "нет"]);
const NOTHING = new Set(["", "null", "none", "nil", "na", "never", "undefined"]);

/** Also the date of noughts that some databases keep instead of none. */
export const isNo = (word: string) => NO.has(word) || /^0+$/.test(word);
/** A hook or a cross is an answer, though it has no letter. */
export const isNothing = (text: string) =>
  NOTHING.has(foldWord(text)) && !/[^\s\p{Cf}\p{Pd}\p{L}\p{N}./_"']/u.test(text);
export const isYes = (text: string) => YES.has(foldWord(text)) || /^[✓✔☑✅]\ufe0f?$/u.test(text);
