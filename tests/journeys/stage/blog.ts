import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A static site on another host than the newsletter's: 127.0.0.1 and localhost are different sites to a browser, with
 * different origins and no cookies in common.
 */
export async function startBlog() {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? "");
    response.writeHead(page === undefined ? 404 : 200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(page);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    /** A post of the blog with that in it; answers its address. */
    publish: (path: string, language: string, content: string) => {
      pages.set(
        path,
        `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>A post</title></head>
         <body><main><h1>A post</h1><p>Words.</p>${content}</main></body></html>`,
      );
      return `${origin}${path}`;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export type Blog = Awaited<ReturnType<typeof startBlog>>;
