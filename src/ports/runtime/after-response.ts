/** Work that goes on once the answer has left, so that answers and their timing tell nothing (`waitUntil`). */
export type AfterResponse = (work: () => Promise<void>) => void;
