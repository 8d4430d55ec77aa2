import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SECRETS_FILE } from "../../cli/deployment/secrets.ts";
import { EVENTS } from "../../cli/provider/webhook.ts";
import type { Ran, Stage } from "./stage.ts";

/** What a set-up that ended well has made; each line is one thing that is missing, or there twice. */
export function findDoubles({ cloudflare, resend, publicUrl }: Stage): readonly string[] {
  const { databases, namespaces, scripts } = cloudflare.account;
  const worker = scripts.get("gazette");
  const [database] = [...databases.values()];
  const migrations = database?.sqlite.prepare("SELECT name FROM d1_migrations").all() ?? [];
  const expected: readonly (readonly [string, unknown, unknown])[] = [
    ["databases", [...databases.values()].map(({ name }) => name), ["gazette"]],
    ["namespaces", [...namespaces.values()], ["gazette-subscribers"]],
    ["workers", [...scripts.keys()], ["gazette"]],
    ["bound database", worker?.resources.DB, [...databases.keys()][0]],
    ["bound namespace", worker?.resources.SUBSCRIBERS, [...namespaces.keys()][0]],
    ["migrations", migrations.length, 1],
    ["crons", worker?.crons, ["*/15 * * * *"]],
    ["webhooks", resend.webhooks().map(({ endpoint }) => endpoint), [`${publicUrl}/webhooks/resend`]],
    ["events", resend.webhooks()[0]?.events, EVENTS],
    ["webhook secret", worker?.secrets.RESEND_WEBHOOK_SECRET, resend.webhooks()[0]?.signing_secret],
    ["secrets", Object.keys(worker?.secrets ?? {}).sort(), SECRETS],
  ];
  return expected
    .map(([what, found, wanted]) => [what, JSON.stringify(found), JSON.stringify(wanted)] as const)
    .filter(([, found, wanted]) => found !== wanted)
    .map(([what, found, wanted]) => `${what}: ${found} instead of ${wanted}`);
}

const SECRETS = ["AUTHOR_TOKEN", "RESEND_API_KEY", "RESEND_WEBHOOK_SECRET", "SECRET_KEY"];

/** Files of the clone that could reach a commit or an upload. */
const OPEN_FILES = ["deployment.json", "wrangler.deployment.json", "wrangler.toml", "package.json"];

/** Secrets that stand where they must not: in what was said, or in a file beside the one that is kept for them. */
export function findSpilled(stage: Stage, runs: readonly Ran[]): readonly string[] {
  const said = runs.map(({ out, err }) => out + err).join("");
  const files = OPEN_FILES.map((name) => join(stage.root, name)).filter(existsSync);
  const texts = [["what was said", said], ...files.map((file) => [file, readFileSync(file, "utf8")])];
  const secrets = Object.entries({
    ...readKept(stage.root),
    ...stage.cloudflare.account.scripts.get("gazette")?.secrets,
  });
  return texts.flatMap(([place, text = ""]) =>
    secrets.filter(([, value]) => text.includes(value)).map(([name]) => `${name} stands in ${place}`),
  );
}

function readKept(root: string): Readonly<Record<string, string>> {
  const file = join(root, SECRETS_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, string>) : {}; // ours
}
