import { deriveCadence } from "../../../core/derive-cadence.ts";
import { type IssueContent, rememberEditions } from "../../../core/editions/edition.ts";
import { selectEdition } from "../../../core/editions/select-edition.ts";
import type { EditionKey, Instant, PostId } from "../../../core/ids.ts";
import type { ListedReader } from "../../../core/issues/batch.ts";
import { AT_ONCE, deriveDueAt } from "../../../core/issues/derive-due-at.ts";
import type { Issue } from "../../../core/issues/issue.ts";
import { deriveShardPrefix } from "../../../core/issues/shard.ts";
import { isActiveAt } from "../../../core/subscribers/may-be-mailed.ts";
import type { Reader } from "../../../core/subscribers/subscriber.ts";
import { parseTimeZone, type TimeZone } from "../../../core/time-zone.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";

/** Pages of 1,000 readers in one slice; each costs one KV list, one D1 query and one transaction. */
const PAGES_PER_SLICE = 5;

/**
 * Lists the audience into the ledger: the readers who were active when the issue was planned and get at least one of
 * its posts, with the preferences, hour and time zone that they had then. A page that is listed twice adds nobody
 * twice.
 */
export async function listRoster(
  deps: IssueDependencies,
  issue: Issue,
  content: IssueContent,
): Promise<void> {
  const findDueAt = rememberDueTimes(issue, deps.newsletter.timeZone);
  const derive = rememberEditions();
  for (let pages = 0; pages < PAGES_PER_SLICE && !deps.ledger.readFacts().listed; pages += 1) {
    await listPage(deps, issue, { content, findDueAt, derive });
  }
}

type DueTimes = (reader: Pick<Reader, "hour" | "timeZone">) => Instant;

/**
 * Readers share few zones and hours, and a look at a calendar costs as much as all else about a reader. A zone that the
 * platform does not know any more counts as the newsletter's: one reader must not stop an issue.
 */
function rememberDueTimes(issue: Issue, fallback: TimeZone): DueTimes {
  if (issue.readerHours === null) return () => AT_ONCE;
  const known = new Map<string, Instant>();
  return ({ hour, timeZone }) => {
    const name = `${hour} ${timeZone}`;
    const zone = () => parseTimeZone(timeZone) ?? fallback;
    const dueAt = known.get(name) ?? deriveDueAt(issue, { hour, timeZone: zone() });
    known.set(name, dueAt);
    return dueAt;
  };
}

interface Listing {
  readonly content: IssueContent;
  readonly findDueAt: DueTimes;
  readonly derive: ReturnType<typeof rememberEditions>;
}

async function listPage(
  deps: IssueDependencies,
  issue: Issue,
  { content, findDueAt, derive }: Listing,
): Promise<void> {
  const prefix = deriveShardPrefix(deps.shard, issue.shards);
  const page = await deps.readers.list({ prefix, cursor: deps.ledger.readCursor(), asOf: issue.plannedAt });
  if (page === "cursor-failed") {
    deps.log.record("roster.restarted", { issue: issue.id, shard: deps.shard });
    return deps.ledger.restartListing();
  }
  const listed: ListedReader[] = [];
  const editions = new Map<EditionKey, readonly PostId[]>();
  for (const reader of page.readers) {
    if (!isInAudience(reader, issue, deps.newsletter.cadences)) continue;
    const edition = selectEdition(reader, content, derive);
    if (edition === null) continue;
    const { id, address } = reader;
    listed.push({ id, address, edition: edition.key, dueAt: findDueAt(reader) });
    editions.set(edition.key, edition.posts);
  }
  deps.ledger.addPage(listed, editions, page.cursor);
}

function isInAudience(
  reader: Reader,
  issue: Issue,
  offered: IssueDependencies["newsletter"]["cadences"],
): boolean {
  if (!isActiveAt(reader, issue.plannedAt)) return false;
  return issue.cadence === "special" || deriveCadence(reader.cadence, offered) === issue.cadence;
}
