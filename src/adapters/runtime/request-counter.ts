import type { OutsideRequests } from "../../ports/runtime/outside-requests.ts";

export type Fetch = typeof fetch;

/** Counts what goes through its `fetch`. One for each invocation. */
export function createRequestCounter(): OutsideRequests & { readonly fetch: Fetch } {
  let requests = 0;
  return {
    count: () => requests,
    fetch: (...input) => {
      requests += 1;
      return fetch(...input);
    },
  };
}
