const BODY = `<p>${"A long body. ".repeat(31_000)}</p>`; // 403 KB
const ISSUES = 3;
const POSTS_AN_ISSUE = 20;
const OTHERS = 40;
const FIRST = Date.UTC(2026, 9, 1);

/** Three issues of twenty posts of 400 KB, gone out, and forty posts beside them. */
export async function fillLargeArchive(db: D1Database): Promise<void> {
  for (let n = 0; n < ISSUES * POSTS_AN_ISSUE + OTHERS; n += 1)
    await addPost(db, `post-${n}`, FIRST + n * 60_000);
  for (let n = 0; n < ISSUES; n += 1) {
    const posts = Array.from({ length: POSTS_AN_ISSUE }, (_, index) => `post-${n * POSTS_AN_ISSUE + index}`);
    await addIssue(db, `weekly-${n}`, posts, FIRST + n * 604_800_000);
  }
  await addIssue(db, "special-alone", ["post-99"], FIRST + ISSUES * 604_800_000);
  await db.prepare("UPDATE schedule SET revision = 1, posts_changed_at = ?").bind(FIRST).run();
}

const addPost = (db: D1Database, id: string, at: number) =>
  db
    .prepare(
      `INSERT INTO posts (id, path, story, language, title, description, url, published_at, tags, newsletter, html, text,
         article, opening, words, source_hash, added_at, changed_at, released_at)
       VALUES (?1, ?1 || '.md', ?1, 'en', 'Title of ' || ?1, 'About it', 'https://blog.example.com/' || ?1, ?2, '[]', 1,
         ?3, ?3, '{"blocks":[],"whole":true}', '<p>It begins</p>', 60000, ?1, ?2, ?2, ?2)`,
    )
    .bind(id, at, BODY)
    .run();

const addIssue = (db: D1Database, id: string, posts: readonly string[], at: number) =>
  db.batch([
    db
      .prepare(
        `INSERT INTO issues (id, cadence, slot_at, window_through, posts, shards, planned_at, started_at, closed_at)
         VALUES (?1, 'weekly', ?2, ?2, ?3, 1, ?2, ?2, ?2)`,
      )
      .bind(id, at, JSON.stringify(posts)),
    db
      .prepare("INSERT INTO issue_posts (issue, post, position) SELECT ?1, value, key FROM json_each(?2)")
      .bind(id, JSON.stringify(posts)),
  ]);
