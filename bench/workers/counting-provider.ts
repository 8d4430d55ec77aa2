import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A provider that takes every batch and remembers no more than how often each address came: at a million mails the
 * emulator itself would be what is measured. It states its rate, as the real one does.
 */
export async function startCountingProvider() {
  const copies = new Map<string, number>();
  let calls = 0;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    calls += 1;
    const addresses = Buffer.concat(parts)
      .toString("latin1")
      .matchAll(/"to":\["([^"]+)"\]/g);
    const data = Array.from(addresses, ([, address = ""], index) => {
      const own = Buffer.from(address, "latin1").toString("latin1"); // a part of a text keeps the whole of it alive
      copies.set(own, (copies.get(own) ?? 0) + 1);
      return { id: `mail-${calls}-${index}` };
    });
    response.setHeader("Content-Type", "application/json");
    response.setHeader("ratelimit-limit", "100000");
    response.end(JSON.stringify({ data }));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    read: () => ({ calls, reached: copies.size, mostCopies: Math.max(0, ...new Set(copies.values())) }),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
