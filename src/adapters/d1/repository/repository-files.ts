import type { KnownFile } from "../../../core/repository/repository-state.ts";
import type { RepositoryFiles } from "../../../ports/repository/repository-files.ts";
import { HAS_OUTDATED_LINKS } from "../posts/outdated-links.ts";

/** One statement takes a list of 2 MB; a path may have a thousand bytes. */
const ROWS_A_STATEMENT = 1000;

const FILE = "path, blob, former_path AS formerPath, settled";

/** SQL: the post is still of the bytes that came from this file, whoever has published it since. */
const FIND_SETTLED = `SELECT file.path FROM json_each(?2) AS asked JOIN repository_files AS file
    ON file.repository = ?1 AND file.path = asked.value ->> '$.path' AND file.blob = asked.value ->> '$.blob'
  WHERE file.settled = 1 AND (file.problem IS NOT NULL OR EXISTS (
    SELECT 1 FROM posts WHERE posts.id = file.post AND posts.deleted_at IS NULL AND posts.source_hash = file.source_hash))`;

const FIND_STANDING = `SELECT asked.value ->> '$.path' AS path FROM json_each(?2) AS asked
  WHERE EXISTS (SELECT 1 FROM repository_files WHERE repository = ?1 AND repository_files.path = asked.value ->> '$.path')
    OR EXISTS (SELECT 1 FROM posts WHERE deleted_at IS NULL AND path = asked.value ->> '$.below')
    OR EXISTS (SELECT 1 FROM posts WHERE deleted_at IS NULL AND long_path = asked.value ->> '$.path')`;

const BEGIN = `INSERT INTO repository_files (repository, path, blob, former_path, settled)
  SELECT ?1, value ->> '$.path', value ->> '$.blob', value ->> '$.formerPath', 0 FROM json_each(?2) WHERE true
  ON CONFLICT (repository, path) DO UPDATE SET blob = excluded.blob, former_path = excluded.former_path, settled = 0`;

const SETTLE = `UPDATE repository_files SET settled = 1, blob = file.value ->> '$.blob',
    former_path = file.value ->> '$.formerPath', post = file.value ->> '$.post', source_hash = file.value ->> '$.sourceHash',
    problem = file.value ->> '$.problem', crowded_out = file.value ->> '$.isCrowdedOut'
  FROM json_each(?2) AS file WHERE repository = ?1 AND repository_files.path = file.value ->> '$.path'`;

const RECONSIDER_CROWDED_OUT = `UPDATE repository_files SET settled = 0, crowded_out = 0
  WHERE repository = ?1 AND crowded_out = 1`;

/** SQL: not where somebody has published the post by other bytes since. */
const RECONSIDER_OUTDATED = `UPDATE repository_files SET settled = 0 WHERE repository = ?1 AND (post, source_hash) IN (
  SELECT id, source_hash FROM posts WHERE deleted_at IS NULL AND ${HAS_OUTDATED_LINKS})`;

type FileRow = Omit<KnownFile, "isSettled"> & { readonly settled: number };
const toFile = ({ settled, ...row }: FileRow): KnownFile => ({ ...row, isSettled: settled === 1 });

/** Files of repositories in D1. */
export function createD1RepositoryFiles(db: D1Database): RepositoryFiles {
  const inParts = async <Row>(
    query: string,
    name: string,
    items: readonly unknown[],
  ): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    for (let first = 0; first < items.length; first += ROWS_A_STATEMENT) {
      const part = JSON.stringify(items.slice(first, first + ROWS_A_STATEMENT));
      rows.push(...(await db.prepare(query).bind(name, part).all<Row>()).results);
    }
    return rows;
  };
  const readPaths = (rows: readonly { readonly path: string }[]) => rows.map(({ path }) => path);
  return {
    findSettled: async (name, files) =>
      new Set(
        readPaths(
          await inParts(
            FIND_SETTLED,
            name,
            files.map(({ path, blob }) => ({ path, blob })),
          ),
        ),
      ),
    async listBegun(name) {
      const query = `SELECT ${FILE} FROM repository_files WHERE repository = ?1 AND settled = 0 ORDER BY path`;
      return (await db.prepare(query).bind(name).all<FileRow>()).results.map(toFile);
    },
    async listPaths(name) {
      const query = "SELECT path FROM repository_files WHERE repository = ?1 ORDER BY path";
      return readPaths((await db.prepare(query).bind(name).all<{ path: string }>()).results);
    },
    async find(name, paths) {
      const query = `SELECT ${FILE} FROM repository_files WHERE repository = ?1 AND path IN (SELECT value FROM json_each(?2))`;
      return (await inParts<FileRow>(query, name, paths)).map(toFile);
    },
    async begin(name, files) {
      await inParts(BEGIN, name, files);
    },
    async settle(name, files) {
      await inParts(SETTLE, name, files);
    },
    findStanding: async (name, places) => readPaths(await inParts(FIND_STANDING, name, places)),
    async forget(name, paths) {
      const query =
        "DELETE FROM repository_files WHERE repository = ?1 AND path IN (SELECT value FROM json_each(?2))";
      await inParts(query, name, paths);
    },
    async reconsider(name, those) {
      const query = those === "crowded-out" ? RECONSIDER_CROWDED_OUT : RECONSIDER_OUTDATED;
      return (await db.prepare(query).bind(name).run()).meta.changes > 0;
    },
  };
}
