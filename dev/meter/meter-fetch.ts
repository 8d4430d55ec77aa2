import type { Tally } from "./tally.ts";

/** `fetch` that counts: an external subrequest, and a connection until its headers are there. */
export const meterFetch =
  (original: typeof fetch, current: () => Tally): typeof fetch =>
  (...input: Parameters<typeof fetch>) => {
    const tally = current();
    tally.add("externalSubrequests");
    return tally.connect(() => original(...input));
  };
