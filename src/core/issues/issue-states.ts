export const ISSUE_STATES = [
  "planned",
  "held",
  "submitting",
  "paused",
  "waiting",
  "cancelled",
  "closed",
] as const;

export type IssueState = (typeof ISSUE_STATES)[number];

/** `quota`: until the provider's reset; `hour`: the reader's own; `provider`: it does not answer; `author`: stopped. */
export const WAITS = ["quota", "hour", "provider", "author"] as const;

export type WaitingFor = (typeof WAITS)[number];
