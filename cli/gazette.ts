import { type Connection, readConnection } from "./connection.ts";
import { issuesPlan, issuesResolve, issuesWho, wish } from "./issues.ts";
import { publishPosts } from "./publish-posts.ts";
import { issuesShow } from "./show-issues.ts";

type Command = (connection: Connection, words: readonly string[]) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  "posts publish": publishPosts,
  "issues plan": issuesPlan,
  "issues show": issuesShow,
  "issues who": issuesWho,
  "issues pause": wish("pause"),
  "issues resume": wish("resume"),
  "issues cancel": wish("cancel"),
  "issues send": wish("send"),
  "issues resolve": issuesResolve,
};

const USAGE = `Usage: npm run gazette -- <command>

  posts publish <files…>                      put Markdown files into the newsletter; a file's path below
                                              posts/ (or content/) is its path there
  issues plan [--cadence weekly] [--posts a,b] [--dry-run] [--test-to you@example.com] [--hold 30]
                                              plan an issue now, or see what it would hold
  issues show [id]                            the latest issues, or one of them, with what the provider's own
                                              list shows of batches whose outcome is unknown
  issues who <id> <address>                   was it submitted to this address, when, with which provider id
  issues pause|resume|cancel|send <id>        send lets a held issue go
  issues resolve <id> <batch> submitted|not-submitted
                                              your word about a batch whose outcome is unknown

Where: GAZETTE_URL and AUTHOR_TOKEN, from the environment or .dev.vars; without them, what npm run dev started.`;

const [noun = "", verb = "", ...words] = process.argv.slice(2);
const command = COMMANDS[`${noun} ${verb}`];
if (command === undefined) {
  console.error(USAGE);
  process.exit(noun === "" || noun === "help" || noun === "--help" ? 0 : 2);
}
await command(readConnection(), words).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
