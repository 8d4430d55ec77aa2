import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isBrokenConnection } from "./broken-connection.ts";

export interface ListeningServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

type Handle = (request: Request) => Promise<Response>;

/** Serves a web handler on this machine only; port 0 takes a free one. Rejects if the port is taken. */
export async function serveLocally(handle: Handle, port: number): Promise<ListeningServer> {
  const server = createServer((incoming, outgoing) => void answerOne(handle, incoming, outgoing));
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: bound } = server.address() as AddressInfo; // a TCP server's address always is one
  return {
    url: `http://127.0.0.1:${bound}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answerOne(handle: Handle, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  try {
    const response = await handle(readRequest(incoming, gone.signal));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    // A broken connection is a fault on purpose; anything else is one of ours and must be seen.
    if (!isBrokenConnection(error) && !gone.signal.aborted && !incoming.readableAborted) console.error(error);
    incoming.socket.destroy();
  }
}

/** There as soon as its head is: a provider counts a request then, and not when a megabyte of body has come. */
function readRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "127.0.0.1"}`);
  const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  );
  const method = incoming.method ?? "GET";
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers, signal });
  const init = { method, headers, signal, body: readBody(incoming), duplex: "half" }; // `duplex` is Node's own
  return new Request(url, init);
}

/** Read whether anybody wants it or not: the connection is to serve its next request. */
function readBody(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(body) {
      for await (const chunk of incoming) body.enqueue(chunk);
      body.close();
    },
  });
}
