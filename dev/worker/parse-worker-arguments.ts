import { parseArgs } from "node:util";

/** What of wrangler's arguments we look at ourselves; all of them are passed on as they are. */
export interface WorkerArguments {
  readonly ip: string;
  /** `null`: none was asked for. */
  readonly port: number | null;
  readonly protocol: string;
  readonly persistTo: string | undefined;
  /** The arguments that migrations need as well. */
  readonly configuration: readonly string[];
}

const LOOKED_AT = {
  ip: { type: "string" },
  port: { type: "string" },
  "local-protocol": { type: "string" },
  "persist-to": { type: "string" },
  config: { type: "string", short: "c" },
  env: { type: "string", short: "e" },
} as const;

/** Reads a command line that is wrangler's, not ours: what it does not know is none of its business. */
export function parseWorkerArguments(args: readonly string[]): WorkerArguments {
  const { values } = parseArgs({
    args: [...args],
    options: LOOKED_AT,
    strict: false,
    allowPositionals: true,
  });
  const read = (name: keyof typeof LOOKED_AT) => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  const [port, config, env] = [read("port"), read("config"), read("env")];
  return {
    ip: read("ip") ?? "127.0.0.1",
    port: port === undefined ? null : Number(port),
    protocol: read("local-protocol") ?? "http",
    persistTo: read("persist-to"),
    configuration: [
      ...(config === undefined ? [] : ["--config", config]),
      ...(env === undefined ? [] : ["--env", env]),
    ],
  };
}
