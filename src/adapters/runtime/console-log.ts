import type { Log } from "../../ports/runtime/log.ts";

/** What nobody expected goes to the error stream: a quiet local run shows it, and log searches can tell it apart. */
const SURPRISE = /failed$|\.stumbled$/;

/** One line of JSON for each event: the platform's log search reads its fields. */
export const consoleLog: Log = {
  record(event, fields = {}) {
    const line = JSON.stringify({ event, ...fields });
    if (SURPRISE.test(event)) console.error(line);
    else console.log(line);
  },
};
