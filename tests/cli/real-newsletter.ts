import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Hono } from "hono";
import type { Newsletter } from "../../src/core/settings/settings.ts";
import { createPostRoutes } from "../../src/http/api/post-routes.ts";
import type { HttpEnv } from "../../src/http/shell/context.ts";
import type { UseCases } from "../../src/http/shell/use-cases.ts";
import { listChanged } from "../../src/usecases/posts/list-changed.ts";
import { publishPost } from "../../src/usecases/posts/publish-post.ts";
import { NEWSLETTER } from "../builders/newsletter.ts";
import { buildPostWorld } from "../builders/post-world.ts";

/** The posts' part of the API over HTTP and the real SQL, for command lines that publish to it. */
export async function startRealNewsletter(own: Partial<Newsletter> = {}) {
  const world = buildPostWorld();
  const deps = { ...world.deps, newsletter: { ...NEWSLETTER, ...own } };
  const requests: string[] = [];
  let cutAt: number | null = null;
  const app = new Hono<HttpEnv>()
    .use(async (c, next) => {
      c.set("settings", { newsletter: deps.newsletter } as HttpEnv["Variables"]["settings"]); // all that these routes read
      c.set("group", { readBy: "programs" } as HttpEnv["Variables"]["group"]);
      c.set("gazette", {
        listChanged: (files: Parameters<typeof listChanged>[1]) => listChanged(deps, files),
        publishPost: (input: Parameters<typeof publishPost>[1]) => publishPost(deps, input),
      } as unknown as UseCases); // all that a command line asks for
      await next();
    })
    .route("/", createPostRoutes());
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${decodeURIComponent(request.url ?? "")}`);
    const isCut = requests.length === cutAt;
    const hasBody = request.method === "PUT" || request.method === "POST";
    const body = hasBody ? { body: Readable.toWeb(request) as ReadableStream, duplex: "half" as const } : {};
    const answer = await app.fetch(
      new Request(`http://news.example.com${request.url}`, {
        method: request.method ?? "GET",
        ...body,
      } as RequestInit), // Node's own stream
    );
    if (isCut) {
      response.destroy(); // what it asked for was done
      return;
    }
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...world,
    requests,
    url: `http://127.0.0.1:${port}`,
    /** The so-manieth request is done and never answered; null: none. */
    cut(at: number | null) {
      cutAt = at === null ? null : requests.length + at;
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type RealNewsletter = Awaited<ReturnType<typeof startRealNewsletter>>;
