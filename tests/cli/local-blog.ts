import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A blog in a folder of its own, and a small newsletter that takes every post and remembers what came. */
export interface LocalBlog {
  readonly folder: string;
  /** What came, by path. */
  readonly stored: Map<string, Buffer>;
  /** Method and path of each, in order. */
  readonly requests: readonly string[];
  /** How many requests were on their way at the same time, at most. */
  mostAtOnce(): number;
  write(path: string, content?: string | Uint8Array): string;
  /** Runs the command line as an author does; from the blog's folder where nothing else is said. */
  gazette(
    words: readonly string[],
    options?: { readonly cwd?: string; readonly env?: Variables },
  ): Promise<Ran>;
  stop(): Promise<void>;
}

type Variables = Readonly<Record<string, string>>;

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const COMMAND_LINE = join(import.meta.dirname, "../../cli/gazette.ts");

type Named = readonly { readonly path: string; readonly sha256: string }[];

/** `refuses`: paths that the newsletter refuses. */
export async function startBlog(
  given: { readonly postsFolder?: string; readonly refuses?: readonly string[] } = {},
): Promise<LocalBlog> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "gazette-blog-")));
  const stored = new Map<string, Buffer>();
  const requests: string[] = [];
  let running = 0;
  let mostAtOnce = 0;
  const server = createServer(async (request, response) => {
    running += 1;
    mostAtOnce = Math.max(mostAtOnce, running);
    response.on("close", () => {
      running -= 1;
    });
    const path = decodeURIComponent((request.url ?? "").replace(/^\/api\/posts\/?/, "").split("?")[0] ?? "");
    requests.push(`${request.method} ${path}`);
    if (request.method === "PUT") await new Promise((resolve) => setTimeout(resolve, 2)); // as a database takes
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const isRefused = given.refuses?.includes(path) ?? false;
    if (request.method === "PUT" && !isRefused) stored.set(path, Buffer.concat(chunks));
    const body = isRefused
      ? { title: "The post has faults", faults: [{ field: "title", reason: "Give the post a title." }] }
      : request.method === "POST"
        ? {
            changed: listChanged(JSON.parse(Buffer.concat(chunks).toString())),
            postsFolder: given.postsFolder ?? "",
          }
        : request.method === "GET"
          ? { posts: [], postsFolder: given.postsFolder ?? "" }
          : { id: path, state: "new" };
    response.writeHead(isRefused ? 422 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  const hash = (bytes: Buffer | undefined) => bytes && createHash("sha256").update(bytes).digest("hex");
  const listChanged = ({ posts }: { readonly posts: Named }) =>
    posts.filter(({ path, sha256 }) => hash(stored.get(path)) !== sha256).map(({ path }) => path);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    folder,
    stored,
    requests,
    mostAtOnce: () => mostAtOnce,
    write(path, content = "---\ntitle: A\n---\n") {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    gazette: (words, { cwd = folder, env = {} } = {}) =>
      run(words, cwd, { GAZETTE_URL: `http://127.0.0.1:${port}`, AUTHOR_TOKEN: "token", ...env }),
    async stop() {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const run = (words: readonly string[], cwd: string, env: Variables) =>
  new Promise<Ran>((resolve) => {
    const options = { cwd, env: { ...process.env, ...env } };
    execFile(process.execPath, [COMMAND_LINE, ...words], options, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
