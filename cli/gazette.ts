import { type Connection, readConnection } from "./connection.ts";
import { issuesPlan, issuesShow } from "./issues.ts";
import { publishPosts } from "./publish-posts.ts";

type Command = (connection: Connection, words: readonly string[]) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  "posts publish": publishPosts,
  "issues plan": issuesPlan,
  "issues show": issuesShow,
};

const USAGE = `Usage: npm run gazette -- <command>

  posts publish <files…>                      put Markdown files into the newsletter; a file's path below
                                              posts/ (or content/) is its path there
  issues plan [--cadence weekly] [--posts a,b] [--dry-run] [--test-to you@example.com] [--hold 30]
                                              plan an issue now, or see what it would hold
  issues show [id]                            the latest issues, or one of them

Where: GAZETTE_URL (http://localhost:8787) and AUTHOR_TOKEN, from the environment or .dev.vars.`;

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
