import { Buffer } from "node:buffer";
import * as z from "zod";
import type { Comparison, HostFailure, ListedFile } from "../../core/repository/comparison.ts";
import type { RepositoryName } from "../../core/repository/repository.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { RepositoryHost } from "../../ports/repository/repository-host.ts";
import type { GithubClient } from "./github-client.ts";

/** What a comparison lists at most, on its first and only page of files. */
const MAX_COMPARED = 300;
/** In base64, with room for the rest: a larger file is no post. */
const MAX_FILE_BYTES = 1024 * 1024;
const SYMBOLIC_LINK = "120000";

const headSchema = z.object({ object: z.object({ sha: z.string() }) });
const comparisonSchema = z.object({
  status: z.enum(["ahead", "behind", "identical", "diverged"]).default("ahead"),
  files: z
    .array(
      z.object({
        sha: z.string().nullish(),
        filename: z.string(),
        status: z.string(),
        previous_filename: z.string().optional(),
      }),
    )
    .default([]),
});
const treeSchema = z.object({
  truncated: z.boolean().default(false),
  tree: z.array(
    z.object({ path: z.string(), mode: z.string().optional(), type: z.string(), sha: z.string().nullish() }),
  ),
});
const fileSchema = z.object({ content: z.string(), encoding: z.string().default("base64") });

/** Git's own data by the REST API (docs.github.com/rest/git, docs.github.com/rest/commits). */
export function createGithubHost({ ask }: GithubClient): RepositoryHost {
  return {
    async findHead(repository, branch) {
      const head = await ask({
        path: `repos/${repository}/git/ref/heads/${encodePath(branch)}`,
        answer: headSchema,
      });
      return head.ok ? succeed(head.value.object.sha) : head;
    },
    async compare(repository, base, head) {
      const compared = await ask({
        path: `repos/${repository}/compare/${base}...${head}`,
        answer: comparisonSchema,
      });
      return compared.ok ? succeed(toComparison(compared.value)) : compared;
    },
    async listFiles(repository, commit, folder) {
      const whole = await listTree({ ask }, repository, commit);
      if (!whole.ok || whole.value.isWhole) return whole.ok ? succeed(whole.value.files) : whole;
      const below = folder === "" ? whole : await listTree({ ask }, repository, commit, folder);
      if (!below.ok) return below;
      return below.value.isWhole ? succeed(below.value.files) : fail(TOO_MANY);
    },
    async readFile(repository, { path, blob }, commit) {
      const request = { answer: fileSchema, maxBytes: MAX_FILE_BYTES };
      const file = await ask({ ...request, path: `repos/${repository}/git/blobs/${blob}` });
      if (file.ok) return decode(file.value);
      if (file.problem.kind !== "missing") return file;
      const byPath = await ask({
        ...request,
        path: `repos/${repository}/contents/${encodePath(path)}?ref=${encodeURIComponent(commit)}`,
      });
      return byPath.ok ? decode(byPath.value) : byPath;
    },
  };
}

const encodePath = (path: string) => path.split("/").map(encodeURIComponent).join("/");

const TOO_MANY: HostFailure = {
  kind: "too-large",
  detail:
    "The repository has more files than GitHub lists. Publish by the command line, or from a smaller repository.",
  retryAt: null,
};

function toComparison({ status, files }: z.output<typeof comparisonSchema>): Comparison {
  return {
    status,
    isWhole: files.length < MAX_COMPARED,
    files: files.map((file) => ({
      path: file.filename,
      formerPath: file.status === "renamed" ? (file.previous_filename ?? null) : null,
      change: file.status === "removed" || file.status === "unchanged" ? file.status : "stored",
      blob: file.sha ?? "",
    })),
  };
}

/** A folder is named behind the commit, as Git does it; its paths then start there. */
async function listTree(
  { ask }: GithubClient,
  repository: RepositoryName,
  commit: string,
  folder = "",
): Promise<Result<{ readonly files: readonly ListedFile[]; readonly isWhole: boolean }, HostFailure>> {
  const place = folder === "" ? commit : encodeURIComponent(`${commit}:${folder}`);
  const answer = await ask({
    path: `repos/${repository}/git/trees/${place}?recursive=1`,
    answer: treeSchema,
  });
  if (!answer.ok) return answer;
  const prefix = folder === "" ? "" : `${folder}/`;
  const files = answer.value.tree
    .filter(({ type, mode }) => type === "blob" && mode !== SYMBOLIC_LINK)
    .map(({ path, sha }) => ({ path: `${prefix}${path}`, blob: sha ?? "" }));
  return succeed({ files, isWhole: !answer.value.truncated });
}

function decode({ content, encoding }: z.output<typeof fileSchema>): Result<Uint8Array, HostFailure> {
  if (encoding === "base64") return succeed(new Uint8Array(Buffer.from(content, "base64")));
  if (encoding === "utf-8") return succeed(new TextEncoder().encode(content));
  return fail({ kind: "too-large", detail: "GitHub does not show a file of this size.", retryAt: null });
}
