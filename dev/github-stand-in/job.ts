import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What a commit does: paths with their new text or bytes, a link that leads elsewhere, or null where the file goes. */
export type WorkTree = Readonly<Record<string, string | Uint8Array | { readonly linkTo: string } | null>>;

/** What a job came to. */
export interface JobOutcome {
  readonly code: number | null;
  /** Standard output: the commands of a workflow are in it. */
  readonly output: string;
  readonly errors: string;
  /** Markdown. */
  readonly summary: string;
}

const QUIET_GIT = {
  ...{ GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
  ...{ GIT_AUTHOR_NAME: "Ada", GIT_AUTHOR_EMAIL: "ada@example.com" },
  ...{ GIT_COMMITTER_NAME: "Ada", GIT_COMMITTER_EMAIL: "ada@example.com" },
};

/** A step of a workflow on this machine, over a checkout by real Git, as GitHub's runner gives one to a pull request. */
export function createJob(script: string) {
  const folder = mkdtempSync(join(tmpdir(), "gazette-job-"));
  const place = join(folder, "blog");
  const file = join(folder, "step"); // for a shell of one's own the runner writes a file without an extension
  writeFileSync(file, script);
  mkdirSync(place);
  const git = (...words: string[]) =>
    execFileSync("git", words, {
      cwd: place,
      env: { ...process.env, ...QUIET_GIT },
      encoding: "utf8",
    }).trim();
  const commit = (tree: WorkTree) => {
    for (const [path, content] of Object.entries(tree)) writeEntry(join(place, path), content);
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", "A commit");
    return git("rev-parse", "HEAD");
  };
  git("init", "-q", "-b", "main");
  return {
    /** Checks out what would be if a branch with these edits were merged; answers the branch's head. */
    propose(base: WorkTree, edits: WorkTree): string {
      git("checkout", "-q", "-B", "main");
      commit(base);
      git("checkout", "-q", "-B", "patch");
      const head = commit(edits);
      git("checkout", "-q", "main");
      git("merge", "-q", "--no-ff", "-m", "Merge", "patch");
      return head;
    },
    async run(event: object, environment: Readonly<Record<string, string>>): Promise<JobOutcome> {
      const [eventPath, summaryPath] = [join(folder, "event.json"), join(folder, "summary.md")];
      writeFileSync(eventPath, JSON.stringify(event));
      writeFileSync(summaryPath, "");
      const own = { GITHUB_EVENT_PATH: eventPath, GITHUB_STEP_SUMMARY: summaryPath };
      const { PATH = "", HOME = "" } = process.env;
      const job = spawn(process.execPath, [file], {
        cwd: place,
        env: { PATH, HOME, ...QUIET_GIT, ...own, ...environment },
      });
      const [output, errors] = await Promise.all([readAll(job.stdout), readAll(job.stderr)]);
      const code =
        job.exitCode ?? (await new Promise<number | null>((resolve) => job.once("close", resolve)));
      return { code, output, errors, summary: readFileSync(summaryPath, "utf8") };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function writeEntry(path: string, content: WorkTree[string]): void {
  rmSync(path, { force: true });
  if (content === null || content === undefined) return;
  mkdirSync(dirname(path), { recursive: true });
  if (typeof content === "object" && "linkTo" in content) symlinkSync(content.linkTo, path);
  else writeFileSync(path, content);
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += chunk;
  return text;
}
