import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Where to look without a wish: below the ports that systems give to connections (from 32,768 on Linux, 49,152 on
 * macOS), or one of those could take the port before its server does.
 */
const FIRST = 12_000;
const SPAN = 18_000;

/** A port of this machine that is free now: the wanted one or the next above it; without a wish any. */
export async function findFreePort(wanted = FIRST + Math.floor(Math.random() * SPAN)): Promise<number> {
  for (let port = wanted; port < 65_536; port += 1) {
    const free = await tryPort(port);
    if (free) return port;
  }
  throw new Error(`No port from ${wanted} on is free: stop something that listens, or name another port.`);
}

async function tryPort(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch {
    return false; // taken, or not ours to take
  }
  server.close();
  await once(server, "close");
  return true;
}
