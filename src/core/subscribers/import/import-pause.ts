import { formatInstant, type Instant } from "../../ids.ts";
import type { Pause } from "../subscriber.ts";
import { parseMoment } from "./import-moment.ts";

const PAUSED_UNTIL = /^paused until (\S+)$/i;

/** The status of a reader who pauses, as the export writes it and the import reads it back. */
export const formatPause = ({ until }: Pick<Pause, "until">): string =>
  `paused until ${formatInstant(until)}`;

/** When a pause ends that a status tells, by a date or a moment; null: it tells none. */
export function parsePauseEnd(status: string): Instant | null {
  const [, until] = PAUSED_UNTIL.exec(status.trim().replace(/\s+/g, " ")) ?? [];
  return until === undefined ? null : parseMoment(until);
}

/** It begins now; one that has ended already is none. */
export function readPause(status: string, now: Instant): Pause | null {
  const until = parsePauseEnd(status);
  return until === null || until <= now ? null : { from: now, until };
}
