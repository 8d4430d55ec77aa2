import { parseArgs } from "node:util";

/** What of wrangler's arguments we look at ourselves. */
export interface WorkerArguments {
  readonly ip: string;
  /** `null`: none was asked for; 0: any free one. */
  readonly port: number | null;
  readonly protocol: string;
  readonly persistTo: string | undefined;
  /** The arguments that migrations need as well. */
  readonly configuration: readonly string[];
  /** All of them as they are, but for `--port 0`: a port that wrangler chooses by itself is known to nobody else. */
  readonly passedOn: readonly string[];
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
  const { values, tokens } = parseArgs({
    args: [...args],
    options: LOOKED_AT,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const read = (name: keyof typeof LOOKED_AT) => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  const anyPort = tokens.flatMap((token) =>
    token.kind === "option" && token.name === "port" && token.value === "0"
      ? [token.index, ...(token.inlineValue ? [] : [token.index + 1])]
      : [],
  );
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
    passedOn: args.filter((_, index) => !anyPort.includes(index)),
  };
}
