/** What is added up over one invocation (one HTTP request, cron event, alarm or call of an object). */
export const SUMS = [
  "externalSubrequests",
  "serviceSubrequests",
  "kvReads",
  "kvWrites",
  "kvDeletes",
  "kvLists",
  "d1Calls",
  "d1Queries",
  "d1RowsRead",
  "d1RowsWritten",
  "objectCalls",
  "objectRowsRead",
  "objectRowsWritten",
  "wallMs",
] as const;

/** What is only ever as large as its largest. */
export const MAXIMA = [
  "connectionsWaiting",
  /** One after the other: what is asked for side by side counts once. */
  "roundTrips",
  "boundParameters",
  "parameterBytes",
  "statementBytes",
  "kvKeyBytes",
  "kvValueBytes",
  "kvMetadataBytes",
  "kvKeysAtOnce",
  "kvKeysListed",
  "kvWritesOfOneKeyInASecond",
] as const;

export type Sum = (typeof SUMS)[number];
export type Maximum = (typeof MAXIMA)[number];
export type Count = Sum | Maximum;
export type Counts = Readonly<Record<Count, number>>;

export const NO_COUNTS: Counts = Object.freeze(
  Object.fromEntries([...SUMS, ...MAXIMA].map((count) => [count, 0])) as Record<Count, number>, // every key is there
);

/** Two invocations together: sums are added, maxima compared. */
export function addCounts(a: Counts, b: Counts): Counts {
  const sums = SUMS.map((count) => [count, a[count] + b[count]]);
  const maxima = MAXIMA.map((count) => [count, Math.max(a[count], b[count])]);
  return Object.fromEntries([...sums, ...maxima]) as Counts; // both lists together are all keys
}

/** The largest of each count, to see how near a limit the worst invocation came. */
export const raiseCounts = (a: Counts, b: Counts): Counts =>
  Object.fromEntries([...SUMS, ...MAXIMA].map((count) => [count, Math.max(a[count], b[count])])) as Counts; // as above
