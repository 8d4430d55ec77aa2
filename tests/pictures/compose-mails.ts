import { readFileSync } from "node:fs";
import { createD1EditionStore } from "../../src/adapters/d1/editions/edition-store.ts";
import type { IssueCadence } from "../../src/core/cadence.ts";
import type { Mail } from "../../src/core/editions/edition.ts";
import { asIssueId, type PostId } from "../../src/core/ids.ts";
import { draftContent } from "../../src/usecases/editions/compose-content.ts";
import { renderMail } from "../../src/usecases/editions/render-edition.ts";
import { publishPost } from "../../src/usecases/posts/publish-post.ts";
import { composeConfirmationMail } from "../../templates/mail/confirmation.tsx";
import { buildPostWorld } from "../builders/post-world.ts";
import { at } from "../builders/posts.ts";
import { SITE } from "../templates/samples/samples.ts";

const SLOT_AT = at("2026-11-23T09:00Z");

/** Where each post lies in the blog, and where here. */
const POSTS = {
  "en/rich.md": "tests/pictures/posts/rich.md",
  "en/a-queue-is-a-promise.md": "posts/en/a-queue-is-a-promise.md",
  "en/doing-it-twice.md": "posts/en/doing-it-twice.md",
  "es/hacerlo-dos-veces.md": "posts/es/hacerlo-dos-veces.md",
  "ar/queue.md": "tests/pictures/posts/ar-queue.md",
} as const;

type Path = keyof typeof POSTS;

/**
 * The mails that pictures are kept of, made as in the product: Markdown is published, an issue drafted, an edition
 * rendered.
 */
export async function composePicturedMails(): Promise<Readonly<Record<string, Mail>>> {
  const render = await publishPosts();
  const confirmUrl = "https://news.example.com/confirm?token=eyJwIjoiY29uZmlybSJ9.Zm9yIGEgcGljdHVyZQ";
  return {
    "confirmation-en": composeConfirmationMail({ site: SITE, language: "en", confirmUrl }),
    "digest-en": await render(
      "weekly",
      "en",
      "en/rich.md",
      "en/a-queue-is-a-promise.md",
      "en/doing-it-twice.md",
    ),
    "digest-ar": await render(
      "weekly",
      "ar",
      "ar/queue.md",
      "es/hacerlo-dos-veces.md",
      "en/doing-it-twice.md",
    ),
    "article-en": await render("instant", "en", "en/rich.md"),
    "article-ar": await render("instant", "ar", "ar/queue.md"),
  };
}

async function publishPosts() {
  const world = buildPostWorld();
  const { title, description, postalAddress } = SITE;
  const newsletter = {
    ...world.deps.newsletter,
    ...{ title, description, postalAddress, languages: ["en", "es", "ar"] },
  };
  const deps = {
    ...world.deps,
    newsletter,
    placeholderKeys: { derive: () => "5ca1ab1e" },
    editions: createD1EditionStore(world.db),
  };
  const ids = new Map<Path, PostId>();
  for (const [path, file] of Object.entries(POSTS) as [Path, string][]) {
    const answer = await publishPost(deps, { path, source: readFileSync(file) });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
    ids.set(path, answer.value.id);
  }
  return async (cadence: IssueCadence, language: string, ...paths: readonly Path[]): Promise<Mail> => {
    const posts = paths.flatMap((path) => ids.get(path) ?? []);
    const planned = { id: asIssueId(`${cadence}-1`), cadence, posts, slotAt: SLOT_AT, plannedAt: SLOT_AT };
    const content = await draftContent(deps, {
      ...planned,
      windowThrough: 0,
      readerHours: null,
    });
    return renderMail(content, language, posts);
  };
}
