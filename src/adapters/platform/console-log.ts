import type { Log } from "../../ports/log.ts";

/** One line of JSON for each event: the platform's log search reads its fields. */
export const consoleLog: Log = {
  record: (event, fields = {}) => console.log(JSON.stringify({ event, ...fields })),
};
