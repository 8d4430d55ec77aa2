import { type Context, Hono } from "hono";
import { BACKUP_TYPE, RESTORE_QUERY, type Receiving, type Restored } from "../../contract/backup/restore.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";
import { streamTexts } from "./stream-texts.ts";

/** Backup and restore of the whole newsletter, for the author. */
export function createBackupRoutes() {
  return new Hono<HttpEnv>().get("/api/backup", async (c) => {
    const backup = await c.var.gazette.writeBackup(c.req.query("after") ?? null);
    if (!backup.ok) return answerProblem(c, backup.problem);
    return c.body(streamTexts(backup.value), 200, {
      "Content-Type": BACKUP_TYPE,
      "Content-Disposition": 'attachment; filename="gazette-backup.ndjson"',
      "Cache-Control": "no-store",
    });
  });
}

export function createRestoreRoutes() {
  return new Hono<HttpEnv>().post("/api/restore", async (c) => {
    const from = readFrom(c.req.query("from"));
    if (!from.ok) return answerProblem(c, from.problem);
    const outcome = await c.var.gazette.restoreBackup({ file: readBody(c), from: from.value });
    if (!outcome.ok) return answerProblem(c, outcome.problem);
    return outcome.value.kind === "receiving"
      ? c.json<Receiving>({ lines: outcome.value.lines }, 202)
      : c.json<Restored>({ restored: outcome.value.counts, paused: true });
  });
}

function readFrom(text: string | undefined): Result<number | null, Problem> {
  if (text === undefined) return succeed(null);
  const from = Number(text);
  if (/^\d+$/.test(text) && RESTORE_QUERY.from.safeParse(from).success) return succeed(from);
  const reason = "Give the number of the line that this part begins with, from 1 on.";
  return fail({ kind: "request-malformed", faults: [{ field: "from", reason }] });
}

/** The body as it comes in, so that nothing holds all of it. */
async function* readBody(c: Context<HttpEnv>): AsyncGenerator<Uint8Array> {
  const reader = c.req.raw.body?.getReader();
  if (reader === undefined) return;
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}
