import { FEATURES } from "./features.ts";

/** The programs that a mail has to look right in, as caniemail names them; `outlook-com` is the new Outlook, too. */
export const CLIENTS = [
  "gmail.desktop-webmail",
  "gmail.ios",
  "gmail.android",
  "apple-mail.macos",
  "apple-mail.ios",
  "outlook.windows",
  "outlook.outlook-com",
  "outlook.macos",
  "outlook.ios",
  "outlook.android",
  "yahoo.desktop-webmail",
  "yahoo.ios",
  "yahoo.android",
] as const;

export type Client = (typeof CLIENTS)[number];

export type Support = "yes" | "partly" | "no" | "untested";

/** How well a client knows a feature. */
export function findSupport(slug: string, client: Client): Support {
  const [family = "", platform = ""] = client.split(".");
  const stats = FEATURES.get(slug)?.stats as
    | Readonly<Record<string, Readonly<Record<string, Versions>>>>
    | undefined;
  const verdicts = selectNewest(stats?.[family]?.[platform] ?? {}).map(
    (verdict) => VERDICTS[verdict[0] ?? "u"] ?? "untested",
  );
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? "untested";
}

type Versions = Readonly<Record<string, string>>;

const VERDICTS: Readonly<Record<string, Support>> = { y: "yes", a: "partly", n: "no", u: "untested" };
const WORST_FIRST: readonly Support[] = ["no", "partly", "yes"];

/** Of each way to say when it was tested, by version or by month, the newest: which of the two is newer nobody says. */
function selectNewest(versions: Versions): readonly string[] {
  const keys = Object.keys(versions).toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const isDate = (key: string) => /^20\d\d/.test(key);
  const newest = [keys.findLast(isDate), keys.findLast((key) => !isDate(key))];
  return newest.flatMap((key) => (key === undefined ? [] : [versions[key] ?? ""]));
}
