interface HeapUsage {
  readonly usedSize: number;
  readonly backingStorageSize: number;
}

const MEGABYTE = 1_000_000;
const EVERY_MS = 100;

/**
 * How full the Worker's own heap gets, buffers included: what the platform's 128 MB count, where the process's memory
 * also holds the runtime, its stores and their caches. Read by the inspector's protocol (`Runtime.getHeapUsage`).
 */
export async function openHeapGauge(inspector: URL) {
  const targets = (await (await fetch(`http://${inspector.host}/json`)).json()) as {
    readonly webSocketDebuggerUrl: string;
  }[];
  const own = targets.find(({ webSocketDebuggerUrl }) => webSocketDebuggerUrl.includes("core:user:"));
  if (own === undefined) throw new Error("The runtime has no inspector for the Worker.");
  const socket = new WebSocket(own.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  let peak = 0;
  socket.addEventListener("message", ({ data }) => {
    const { result } = JSON.parse(String(data)) as { readonly result?: HeapUsage };
    if (result?.usedSize !== undefined) peak = Math.max(peak, result.usedSize + result.backingStorageSize);
  });
  let id = 0;
  const ask = () => {
    id += 1;
    socket.send(JSON.stringify({ id, method: "Runtime.getHeapUsage" }));
  };
  const timer = setInterval(ask, EVERY_MS);
  return {
    peakMegabytes: () => peak / MEGABYTE,
    close: () => {
      clearInterval(timer);
      socket.close();
    },
  };
}
