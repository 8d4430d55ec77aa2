-- The initial schema. Instants are milliseconds since 1970 (UTC); JSON columns say so. See docs/storage.md.

-- ── Subscribers: what KV cannot do (uniqueness, transactions, reading back at once) ──────────────────────

-- One row per request to join: its link names it, and what is confirmed is this request with its own evidence.
CREATE TABLE signups (
  id TEXT NOT NULL,                    -- subscriber id
  at INTEGER NOT NULL,                 -- when it was asked for, later where that address has the moment already: its name
  address TEXT NOT NULL,               -- as typed
  choices TEXT NOT NULL,               -- JSON Preferences
  consent TEXT NOT NULL,               -- JSON: wording, language, time, origin of the signup
  expires_at INTEGER,                  -- the request and its link end here; NULL: its mail is owed
  PRIMARY KEY (id, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX signups_expiry ON signups (expires_at);

-- One row per address that was mailed for signing up.
CREATE TABLE signup_throttles (
  id TEXT PRIMARY KEY,
  submitted_at INTEGER NOT NULL,       -- the latest mail
  day INTEGER NOT NULL,                -- day number (UTC) of count
  count INTEGER NOT NULL               -- mails submitted on that day
) STRICT, WITHOUT ROWID;
CREATE INDEX signup_throttles_age ON signup_throttles (submitted_at);

-- Every mail that is owed to one person; the object OUTBOX submits them. A row goes with its submission.
CREATE TABLE owed_mails (
  kind TEXT NOT NULL,                  -- 'signup' | 'welcome' | 'magic-link' | 'author-note'
  id TEXT NOT NULL,                    -- subscriber id
  at INTEGER NOT NULL,                 -- when it was asked for: token time and idempotency key derive from it
  mail TEXT NOT NULL,                  -- JSON SignupMail | WelcomeMail | MagicLinkMail | AuthorNoteMail
  due_at INTEGER NOT NULL,             -- not before: throttle, back-off
  attempts INTEGER NOT NULL DEFAULT 0,
  generation INTEGER NOT NULL DEFAULT 1, -- each has an idempotency key of its own
  in_doubt_since INTEGER,              -- first attempt under this key without a certain answer
  refused_since INTEGER,               -- the provider first refused this very mail
  PRIMARY KEY (kind, id, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX owed_mails_due ON owed_mails (kind, due_at);

-- Owed mails submitted per hour: the cap.
CREATE TABLE mail_hours (
  kind TEXT NOT NULL,
  hour INTEGER NOT NULL,               -- hours since 1970
  submitted INTEGER NOT NULL,
  PRIMARY KEY (kind, hour)
) STRICT, WITHOUT ROWID;

-- Mails with a fresh link (address, download, erasure): throttle and outbox in one, for a day.
CREATE TABLE magic_links (
  id TEXT NOT NULL,
  at INTEGER NOT NULL,                 -- when it was asked for: token time and idempotency key derive from it
  submitted_at INTEGER,                -- NULL while the mail is owed
  PRIMARY KEY (id, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX magic_links_age ON magic_links (at);

-- Append-only: every change to a subscriber, before KV has it. Overlaid on every read of KV.
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  before TEXT,                         -- JSON Subscriber as the writer saw it; NULL: there was none
  record TEXT,                         -- JSON Subscriber; NULL: erased
  written_at INTEGER                   -- when the KV write of this row succeeded
) STRICT;
CREATE INDEX changes_by_id ON changes (id, seq);
CREATE INDEX changes_unwritten ON changes (seq) WHERE written_at IS NULL;

-- Who left. Voided only by a confirmation asked for afterwards, never by an import.
CREATE TABLE unsubscriptions (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT;

-- Never write to these, whatever their status. Voided by nobody but the author.
CREATE TABLE suppressions (
  id TEXT PRIMARY KEY,
  reason TEXT NOT NULL,                -- 'bounce' | 'complaint' | 'provider' | 'manual'
  at INTEGER NOT NULL
) STRICT;

-- When the author lifted a suppression: what the provider reports of before does not bring it back.
CREATE TABLE lifted_suppressions (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT;

-- Under which key the ids of subscribers were made, as that key hashes no address at all.
CREATE TABLE id_key (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  mark TEXT NOT NULL
) STRICT;

-- KV metadata names topics by number (1,024 bytes a reader); numbers are given once and never reused.
CREATE TABLE topics (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

-- ── Posts ────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE posts (
  id TEXT PRIMARY KEY,                 -- front-matter id, else path
  path TEXT NOT NULL UNIQUE,           -- below POSTS_FOLDER
  long_path TEXT NOT NULL DEFAULT '',  -- the longest spelling of it that is known: from the root of its repository
  story TEXT NOT NULL,                 -- derived from the next two and from the posts that share them (story-statements.ts)
  translation_key TEXT,                -- of its front matter; NULL: none
  path_story TEXT NOT NULL DEFAULT '', -- its path without its language, by schedule.stories_by; empty: shares nothing
  base_story TEXT NOT NULL DEFAULT '', -- path_story of what it may be the translation of (guide for guide-it); empty: nothing
  base_doubt TEXT NOT NULL DEFAULT '', -- why it stays home while a post stands there
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  url TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  tags TEXT NOT NULL,                  -- JSON [{slug, name}]
  image TEXT,                          -- JSON {url, alt} | NULL
  home TEXT,                           -- why its file keeps it from the public, in plain words; NULL: nothing does
  expires_at INTEGER,                  -- not for the public from then on; NULL: for good
  newsletter INTEGER NOT NULL,         -- 0: never in a mail of a cadence
  words INTEGER NOT NULL,
  source_hash TEXT NOT NULL,           -- SHA-256 of the Markdown file or of the feed's item: 'unchanged' means this is equal
  from_feed INTEGER NOT NULL DEFAULT 0, -- 1: a poll brought it, and a file of the same post takes it over
  feed_blog TEXT NOT NULL DEFAULT '',  -- whose feed brought it: the host of that; empty: none did
  link_key TEXT NOT NULL DEFAULT '',   -- its page without host (core/polling/item-keys.ts); empty: no page of its own
  name TEXT NOT NULL DEFAULT '',       -- of its file, in small letters: links by a name alone mean it
  links TEXT NOT NULL DEFAULT '[]',    -- JSON [[stem, url | null]]: where its links to other posts led when it was rendered
  added_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,                  -- kept, so that publishing it again mails nobody twice
  released_at INTEGER,                 -- once and for ever
  special TEXT,                        -- id of the special that took it out of all windows
  page_url TEXT,                       -- the link that the next five are about; NULL: its page was never asked
  page_answered_at INTEGER,            -- when it answered once, or its author let the post go without
  page_problem TEXT,                   -- what was found instead, in plain words
  page_since INTEGER,                  -- when it was asked first
  page_tries INTEGER NOT NULL DEFAULT 0,
  page_next_at INTEGER NOT NULL DEFAULT 0, -- not asked before
  page_claimed_until INTEGER NOT NULL DEFAULT 0, -- until then somebody is asking, and no other tick does
  -- What may be long comes last: SQLite walks through all of it to a column behind.
  opening TEXT NOT NULL DEFAULT '',    -- its first blocks as HTML, for where the whole has no room
  html TEXT NOT NULL,                  -- safe HTML, links absolute
  text TEXT NOT NULL,                  -- plain-text part
  article TEXT NOT NULL                -- JSON Article: the blocks of the mail that is the whole post
) STRICT;
CREATE INDEX posts_unreleased ON posts (published_at) WHERE released_at IS NULL AND deleted_at IS NULL;
CREATE INDEX posts_released ON posts (released_at) WHERE released_at IS NOT NULL;
CREATE INDEX posts_story ON posts (story);
CREATE INDEX posts_path_story ON posts (path_story);
CREATE INDEX posts_base_story ON posts (base_story) WHERE base_story <> '';
CREATE INDEX posts_long_path ON posts (long_path);
CREATE INDEX posts_path_any_case ON posts (path COLLATE NOCASE);
CREATE INDEX posts_long_path_any_case ON posts (long_path COLLATE NOCASE);
CREATE INDEX posts_source ON posts (source_hash);
CREATE INDEX posts_link ON posts (link_key);
CREATE INDEX posts_title ON posts (title);
CREATE INDEX posts_feed ON posts (language, published_at);
CREATE INDEX posts_newest ON posts (published_at);
CREATE INDEX posts_name ON posts (name);
CREATE INDEX posts_linking ON posts (id) WHERE links <> '[]' AND deleted_at IS NULL;
-- When a post comes or goes by itself.
CREATE INDEX posts_coming ON posts (published_at) WHERE deleted_at IS NULL AND home IS NULL;
CREATE INDEX posts_going ON posts (expires_at) WHERE deleted_at IS NULL AND home IS NULL AND expires_at IS NOT NULL;

-- Ids that posts had before: frozen contents go on naming them.
CREATE TABLE former_ids (
  former TEXT NOT NULL,
  post TEXT NOT NULL,
  PRIMARY KEY (former, post)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_ids_by_post ON former_ids (post);

-- Feeds of the blog (FEED_URLS), and how their polls go.
CREATE TABLE polled_feeds (
  url TEXT PRIMARY KEY,
  etag TEXT,                           -- as its server gave it
  last_modified TEXT,
  body_hash TEXT,                      -- SHA-256 of what it said last; NULL: everything is to be read anew
  read_by TEXT,                        -- the settings that its items were read by: by others, everything is read anew
  first_polled_at INTEGER,             -- NULL: its items have never been looked at
  polled_at INTEGER,
  changed_at INTEGER,                  -- when it last said something else than before
  items INTEGER NOT NULL DEFAULT 0,
  problem TEXT,                        -- in plain words; NULL: the latest poll succeeded
  failures INTEGER NOT NULL DEFAULT 0, -- one after the other
  failing_since INTEGER,
  gone_at INTEGER,                     -- since then its server says that it is gone for good; NULL: it does not
  next_at INTEGER NOT NULL DEFAULT 0,  -- not before
  claimed_until INTEGER NOT NULL DEFAULT 0 -- somebody polls it until then
) STRICT, WITHOUT ROWID;

-- One row per item that a feed ever showed, and what was decided of it before anything was stored.
CREATE TABLE feed_items (
  id TEXT PRIMARY KEY,                 -- of its post
  feed TEXT NOT NULL,                  -- where it was seen first
  decision TEXT,                       -- 'new' | 'known' (never announced); NULL: the author is asked
  hash TEXT,                           -- what its post was made of; NULL: it is not stored yet
  first_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_items_held ON feed_items (feed) WHERE decision IS NULL;

-- Everything that an item is known by: guid and page.
CREATE TABLE feed_item_keys (
  key TEXT PRIMARY KEY,
  id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_item_keys_by_id ON feed_item_keys (id);

-- Repositories whose pushes bring posts, and how far they were taken in.
CREATE TABLE repositories (
  name TEXT PRIMARY KEY,               -- owner/name in lower case
  branch TEXT NOT NULL,
  folder TEXT NOT NULL,                -- POSTS_FOLDER that it was read by
  taken TEXT,                          -- the commit whose posts are all here; NULL: none yet
  taken_at INTEGER,
  taking TEXT,                         -- the commit some of whose posts may be here; NULL: none but that
  problem TEXT,                        -- of the latest attempt, in plain words; NULL: it succeeded
  failing_since INTEGER,
  next_at INTEGER                      -- when it is tried again
) STRICT, WITHOUT ROWID;

-- Their files, by Git's hash of what was taken in: the same push again does nothing.
CREATE TABLE repository_files (
  repository TEXT NOT NULL,
  path TEXT NOT NULL,                  -- from the root of the repository
  blob TEXT NOT NULL,
  former_path TEXT,                    -- where its post lay before, while it is not here
  settled INTEGER NOT NULL,            -- 0: it was begun, and may be here or not
  post TEXT,                           -- NULL: it is none yet, or was refused
  source_hash TEXT,                    -- as of its post
  problem TEXT,                        -- why it was refused, in plain words; NULL: it was not
  crowded_out INTEGER NOT NULL DEFAULT 0, -- 1: refused for the sake of another post, which may go
  PRIMARY KEY (repository, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX repository_files_begun ON repository_files (repository) WHERE settled = 0;

-- Previews of pull requests that are open.
CREATE TABLE previews (
  id TEXT PRIMARY KEY,                 -- an HMAC: nobody guesses it
  repository TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  preview TEXT NOT NULL                -- JSON Preview
) STRICT, WITHOUT ROWID;

CREATE TABLE preview_mails (
  preview TEXT NOT NULL,
  position INTEGER NOT NULL,
  html TEXT NOT NULL,
  PRIMARY KEY (preview, position)
) STRICT;

-- ── Schedule and issues ──────────────────────────────────────────────────────────────────────────────────

-- One row. Every transaction that plans or changes posts moves the revision on; a plan made from an older
-- revision violates NOT NULL and is rolled back whole (the adapter's compare-and-set).
CREATE TABLE schedule (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  revision INTEGER NOT NULL,
  clock INTEGER NOT NULL,              -- the latest t that was ever planned with; t never runs backwards
  posts_changed_at INTEGER NOT NULL DEFAULT 0, -- whole seconds: when a post last came, went or changed
  switched_at INTEGER NOT NULL DEFAULT 0, -- wall clock of the latest change of a reader's cadence: a plan counts after it
  archive_revision INTEGER NOT NULL DEFAULT 0, -- moves on when an issue may have come into the archive or gone out of it
  stories_by TEXT NOT NULL DEFAULT '', -- the settings that every post's path_story is derived by
  paused_at INTEGER,                   -- the whole newsletter is paused; NULL: it is not
  restored_at INTEGER,                 -- it came from a backup, and has not been resumed since
  begun_anew_at INTEGER                -- the first resume after the latest restore: what was due before counts as released
) STRICT;
INSERT INTO schedule (only, revision, clock) VALUES (1, 0, 0);

CREATE TABLE cadences (
  cadence TEXT PRIMARY KEY,
  began_at INTEGER NOT NULL,           -- its first tick
  slot_date TEXT,                      -- local date of the last planned slot
  through INTEGER                      -- end of the last window; NULL: the first window is still open at the start
) STRICT;

-- Readers who came to a cadence when its windows ended at `through` are owed the posts that it had passed by, from
-- `served_through` on. One row for all of them; it goes long after its issue has closed.
CREATE TABLE catch_ups (
  cadence TEXT NOT NULL,
  through INTEGER NOT NULL,
  served_through INTEGER NOT NULL,     -- the earliest among these readers; 0: they had nothing
  issue TEXT,                          -- the issue that brings it; NULL: the next one will
  PRIMARY KEY (cadence, through)
) STRICT, WITHOUT ROWID;

CREATE TABLE issues (
  id TEXT PRIMARY KEY,
  cadence TEXT NOT NULL,               -- weekly | daily | monthly | instant | special
  slot_at INTEGER NOT NULL,
  window_from INTEGER,                 -- exclusive; NULL: open
  window_through INTEGER NOT NULL,     -- inclusive
  posts TEXT NOT NULL,                 -- JSON [post id]
  shards INTEGER NOT NULL,
  planned_at INTEGER NOT NULL,         -- wall clock: the audience is who is active then
  hold_until INTEGER,
  reader_hours TEXT,                   -- JSON {date, time}: each reader at their own hour; NULL: everybody at once
  sent_at INTEGER,                     -- the author let a held issue go
  paused_at INTEGER,
  newsletter_paused_at INTEGER,        -- stopped with the whole newsletter, whatever its author asked of it alone
  resumed_at INTEGER,                  -- the latest resume: it also lets a stopped issue go on
  cancelled_at INTEGER,
  command_seq INTEGER NOT NULL DEFAULT 0, -- moves on with each of these five; an object knows by it which is the newest
  started_at INTEGER,                  -- first batch frozen
  closed_at INTEGER,
  withdrawn_at INTEGER,                -- it was open in the backup that it comes from: nobody knows whom it reached since
  retired_at INTEGER,                  -- its ledger is given up, lately tried then: nothing opens it again
  emptied_at INTEGER,                  -- the storage of all its objects was freed
  progress TEXT NOT NULL DEFAULT '{}'  -- JSON {shard: Progress}, absolute figures, safe to write twice
) STRICT;
CREATE INDEX issues_newest ON issues (planned_at DESC, id);
CREATE INDEX issues_open ON issues (planned_at) WHERE closed_at IS NULL;
CREATE INDEX issues_kept ON issues (closed_at) WHERE emptied_at IS NULL;

-- Whoever starts, closes or cancels an issue changes what its pages show: no writer can forget to say so.
CREATE TRIGGER issues_shown AFTER UPDATE OF started_at, closed_at, cancelled_at ON issues
BEGIN
  UPDATE schedule SET archive_revision = archive_revision + 1;
END;

-- Which issue shows a post first: the archive.
CREATE TABLE issue_posts (
  issue TEXT NOT NULL,
  post TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (issue, post)
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_posts_by_post ON issue_posts (post);

-- How many mails of an issue were delivered, bounced and so on: absolute figures by day and delivery object.
CREATE TABLE delivery_counts (
  issue TEXT NOT NULL,
  day INTEGER NOT NULL,                -- days since 1970 (UTC), by the provider's clock
  shard INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  delivery_delayed INTEGER NOT NULL,
  bounced INTEGER NOT NULL,            -- for good
  bounced_softly INTEGER NOT NULL,
  complained INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  suppressed INTEGER NOT NULL,         -- by the provider itself
  PRIMARY KEY (issue, day, shard)
) STRICT, WITHOUT ROWID;

-- Frozen once composed: posts, order, envelope. An edition is rendered from it on first need.
CREATE TABLE contents (
  issue TEXT PRIMARY KEY,
  content TEXT NOT NULL,               -- JSON IssueContent
  composed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE editions (
  issue TEXT NOT NULL,
  key TEXT NOT NULL,                   -- mail language and a hash of the ordered post ids
  mail TEXT NOT NULL,                  -- JSON {subject, html, text} with the places of the personal parts
  PRIMARY KEY (issue, key)
) STRICT, WITHOUT ROWID;

-- Posts of an issue that was cancelled before any batch was frozen: they go into that cadence's next issue.
CREATE TABLE reopened (
  cadence TEXT NOT NULL,
  post TEXT NOT NULL,
  PRIMARY KEY (cadence, post)
) STRICT, WITHOUT ROWID;

-- Rows that could not be read when they were wanted; gone as soon as a tick can read them again.
CREATE TABLE unreadable_rows (
  source TEXT NOT NULL,                -- a table, or 'subscribers' for KV
  id TEXT NOT NULL,
  PRIMARY KEY (source, id)
) STRICT, WITHOUT ROWID;

-- Parts of the tick that failed at the latest tick; gone as soon as they work.
CREATE TABLE failing_parts (
  part TEXT PRIMARY KEY,
  since INTEGER NOT NULL
) STRICT;

-- When the latest tick ended: a cron that fires no more is seen by it.
CREATE TABLE latest_tick (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  at INTEGER NOT NULL
) STRICT;

-- What the author is told of, each once. A note takes up all that no earlier one tells of.
CREATE TABLE occasions (
  name TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,                 -- when it was noticed
  facts TEXT NOT NULL,                 -- JSON Occasion
  note_at INTEGER,                     -- the owed mail that tells of it, by its `at`; NULL: none yet
  told_at INTEGER,                     -- when that mail was submitted
  settled_at INTEGER                   -- bounces: the author let an issue go that was held for them
) STRICT, WITHOUT ROWID;
CREATE INDEX occasions_untold ON occasions (at) WHERE note_at IS NULL;
CREATE INDEX occasions_unsettled ON occasions (kind) WHERE settled_at IS NULL;

CREATE TABLE webhook_outcomes (
  id TEXT PRIMARY KEY,                 -- webhook-id
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL                -- JSON
) STRICT;

-- ── A restore on its way: kept apart until all of it is there, and gone afterwards ───────────────────────

-- One row while there is one.
CREATE TABLE restore (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  lines INTEGER NOT NULL,              -- of the file, read so far
  sum TEXT NOT NULL,                   -- the check at their end
  counts TEXT NOT NULL                 -- JSON {list: rows}
) STRICT;

CREATE TABLE restore_rows (
  list TEXT NOT NULL,                  -- a table, or 'subscribers'
  line INTEGER NOT NULL,               -- where it stands in the file
  row TEXT NOT NULL,                   -- JSON, without its long texts
  PRIMARY KEY (list, line)
) STRICT, WITHOUT ROWID;

-- A row with its texts may be longer than a value can be.
CREATE TABLE restore_texts (
  line INTEGER NOT NULL,
  name TEXT NOT NULL,                  -- its column
  text TEXT NOT NULL,
  PRIMARY KEY (line, name)
) STRICT, WITHOUT ROWID;
