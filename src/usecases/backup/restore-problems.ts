import type { BackupFault } from "../../core/backup/read-blocks.ts";
import type { Problem } from "../../core/problem.ts";

export const NOT_EMPTY: Problem = {
  kind: "newsletter-not-empty",
  detail:
    "A backup is restored into an empty newsletter only: posts, issues, subscribers or unsubscriptions are here already. Set up a new one, or give this one a new database and a new KV namespace.",
};

export const STILL_IN_KV: Problem = {
  kind: "newsletter-not-empty",
  detail:
    "The database is empty, but KV holds subscribers. Save them first (npm run gazette -- subscribers export): whoever left after the backup is known there. Then give the newsletter an empty KV namespace; a deletion takes KV a minute to show.",
};

export const OTHER_KEY: Problem = {
  kind: "backup-key-differs",
  detail:
    "The backup's ids come from another SECRET_KEY: under this one nobody would be found by their address, and whoever left could be taken in again. Put the key that the newsletter had into SECRET_KEY, as its last one (npx wrangler secret put SECRET_KEY), and restore again.",
};

export const OTHER_FILE: Problem = {
  kind: "restore-of-other-file",
  detail:
    "Another file is being restored here and is not finished. Repeat that restore with the same file; to begin anew with another one, give the newsletter an empty database.",
};

export const OVERTAKEN: Problem = {
  kind: "conflict",
  detail: "Somebody else is restoring at this very moment. Wait until that has ended.",
};

export const explainGap = (lines: number): Problem => ({
  kind: "conflict",
  detail: `The next part of the file begins with line ${lines + 1}: the first ${lines} lines are here.`,
});

export const EMPTY_PART: Problem = {
  kind: "backup-broken",
  detail: "The part holds no whole block of lines.",
};

export const explainFault = ({ line, reason }: BackupFault): Problem => ({
  kind: "backup-broken",
  detail: `Line ${line}: ${reason}. Nothing was restored.`,
  faults: [{ field: `line ${line}`, reason }],
});
