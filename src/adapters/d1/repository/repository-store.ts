import type { FailingRepository, RepositoryState } from "../../../core/repository/repository-state.ts";
import type { RepositoryStore } from "../../../ports/repository/repository-store.ts";

const COLUMNS = `name, branch, folder, taken, taken_at AS takenAt, taking, problem, failing_since AS failingSince,
  next_at AS nextAt`;

const SAVE = `INSERT INTO repositories (name, branch, folder, taken, taken_at, taking, problem, failing_since, next_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
  ON CONFLICT (name) DO UPDATE SET branch = ?2, folder = ?3, taken = ?4, taken_at = ?5, taking = ?6, problem = ?7,
    failing_since = ?8, next_at = ?9`;

/** Files that were refused are shown up to here, of each repository. */
const MAX_REFUSED = 100;
const REFUSED = `SELECT repository, path, problem AS reason FROM (
    SELECT *, row_number() OVER (PARTITION BY repository ORDER BY path) AS number FROM repository_files WHERE problem IS NOT NULL)
  WHERE number <= ${MAX_REFUSED} ORDER BY repository, path`;
const COUNT =
  "SELECT repository, count(*) AS posts FROM repository_files WHERE post IS NOT NULL GROUP BY repository";

type Refused = { readonly repository: string; readonly path: string; readonly reason: string };
type Count = { readonly repository: string; readonly posts: number };

/** Repositories in D1. */
export const createD1RepositoryStore = (db: D1Database): RepositoryStore => ({
  find: (name) =>
    db.prepare(`SELECT ${COLUMNS} FROM repositories WHERE name = ?1`).bind(name).first<RepositoryState>(),
  async save(state) {
    const { name, branch, folder, taken, takenAt, taking, problem, failingSince, nextAt } = state;
    await db
      .prepare(SAVE)
      .bind(name, branch, folder, taken, takenAt, taking, problem, failingSince, nextAt)
      .run();
  },
  async listProblems() {
    const query = "SELECT DISTINCT problem FROM repositories WHERE problem IS NOT NULL ORDER BY problem";
    return (await db.prepare(query).all<{ problem: string }>()).results.map(({ problem }) => problem);
  },
  async listFailing() {
    const query = `SELECT name, problem, failing_since AS failingSince FROM repositories
      WHERE problem IS NOT NULL AND failing_since IS NOT NULL ORDER BY name`;
    return (await db.prepare(query).all<FailingRepository>()).results;
  },
  async list() {
    const [states, refused, counts] = await db.batch([
      db.prepare(`SELECT ${COLUMNS} FROM repositories ORDER BY name`),
      db.prepare(REFUSED),
      db.prepare(COUNT),
    ]);
    const files = (refused?.results ?? []) as Refused[];
    const posts = new Map(((counts?.results ?? []) as Count[]).map((row) => [row.repository, row.posts]));
    return ((states?.results ?? []) as unknown as RepositoryState[]).map((state) => ({
      ...state,
      posts: posts.get(state.name) ?? 0,
      refused: files
        .filter(({ repository }) => repository === state.name)
        .map(({ path, reason }) => ({ path, reason })),
    }));
  },
});
