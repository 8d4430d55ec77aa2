import { once } from "node:events";
import { createServer } from "node:net";

/** A port of this machine that is free now: the wanted one or the next above it; without a wish any. */
export async function findFreePort(wanted = 0): Promise<number> {
  for (let port = wanted; port < 65_536; port += 1) {
    const free = await tryPort(port);
    if (free !== null) return free;
  }
  throw new Error(`No port from ${wanted} on is free: stop something that listens, or name another port.`);
}

async function tryPort(port: number): Promise<number | null> {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch {
    return null; // taken, or not ours to take
  }
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : null;
}
