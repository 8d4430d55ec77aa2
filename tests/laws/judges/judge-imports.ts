import type { SubscriberId } from "../../../src/core/ids.ts";
import type { Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import type { World } from "../world/world.ts";
import type { CommittedChange, ImportedFile } from "./records.ts";

/** Whoever left in any row of a file that was answered is in no batch from then on, and no other file takes them in. */
export function judgeImports({ records }: World): readonly string[] {
  const histories = Map.groupBy(records.changes, (change) => change.id);
  return records.imports.flatMap((file) =>
    file.left.flatMap(({ id, at }) => {
      const history = histories.get(id) ?? [];
      if (isExcused(file, at, records.original.get(id) ?? null, history)) return [];
      return [...judgeChanges(file, id, history), ...judgeFreezes(records.freezes, file, id)];
    }),
  );
}

/** They confirmed since, or had confirmed here after the date in the file. */
function isExcused(
  file: ImportedFile,
  leftAt: number | null,
  original: Subscriber | null,
  history: readonly CommittedChange[],
): boolean {
  const known = history.filter(({ order }) => order < file.begunAt).map(({ record }) => record);
  const before = [original, ...known].flatMap(readConfirmation);
  const since = history
    .filter(({ order }) => order > file.begunAt)
    .flatMap(({ record }) => readConfirmation(record));
  return (
    since.some((at) => !before.includes(at)) ||
    (leftAt !== null && before.some((confirmedAt) => confirmedAt > leftAt))
  );
}

/** A claim of a file is no confirmation. */
function readConfirmation(record: Subscriber | null): readonly number[] {
  if (record?.status !== "active" || record.consent.confirmation.via === "import") return [];
  return [record.consent.confirmation.at];
}

function judgeChanges(
  file: ImportedFile,
  id: SubscriberId,
  history: readonly CommittedChange[],
): readonly string[] {
  const isActive = history.some(
    ({ order, record }) => order > file.answeredAt && record?.status === "active",
  );
  return isActive ? [`${id} left in ${file.name}, and was taken in again without a confirmation`] : [];
}

function judgeFreezes(
  freezes: World["records"]["freezes"],
  file: ImportedFile,
  id: SubscriberId,
): readonly string[] {
  return freezes
    .filter(
      ({ asked, order, recipients }) => (asked?.order ?? order) > file.answeredAt && recipients.includes(id),
    )
    .map(({ batch, issue }) => `${id} left in ${file.name}, and is in batch ${batch} of ${issue}`);
}
