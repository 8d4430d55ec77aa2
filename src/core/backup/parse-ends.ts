import { fail, type Result, succeed } from "../result.ts";
import {
  BACKUP_VERSION,
  type BackupEnd,
  type BackupProgress,
  formatLine,
  type Hash,
  sealEnd,
} from "./backup-lines.ts";

type Value = Readonly<Record<string, unknown>>;

/** The first line: what the key of the ids makes of the empty address. */
export function parseHeader({ gazette, version, key }: Value): Result<string, string> {
  if (gazette !== "backup" || typeof version !== "number" || typeof key !== "string")
    return fail("this is no backup of Gazette");
  return version === BACKUP_VERSION
    ? succeed(key)
    : fail(
        `the backup is of version ${version}, and this Gazette reads version ${BACKUP_VERSION}: deploy the Gazette that wrote it, or a newer one`,
      );
}

/** The last line, which has to say of all before it what was read there. */
export async function parseEnd(
  hash: Hash,
  value: Value,
  read: BackupProgress,
): Promise<Result<BackupEnd, string>> {
  const newest = typeof value.newest === "number" ? value.newest : null;
  const end = await sealEnd(hash, read, newest);
  return formatLine(end) === formatLine(value)
    ? succeed(end)
    : fail("the end does not fit: its counts or its hash are of another file");
}
