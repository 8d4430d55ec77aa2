import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { PlannedAnswer } from "../../../src/contract/issues/issue-answer.ts";
import { AUTHOR, issueStates, type LocalGazette, mailsTo, waitFor } from "./local-gazette.ts";

const ARABIC = readFileSync("tests/pictures/posts/ar-queue.md", "utf8");

const SPANISH = `---
title: Hacerlo dos veces es lo normal
description: Un reintento no es un accidente, sino una llamada que tu código va a recibir.
pubDate: 2026-11-19
lang: es
tags: [Reliability]
---

Toda llamada por la red tiene tres finales: salió bien, salió mal o no se sabe.
`;

const ENGLISH = `---
title: A queue is a promise
description: What an at-least-once queue owes you, and what it does not.
pubDate: 2026-11-20
lang: en
translationKey: queue
tags: [Queues]
---

People think of a queue as a place where messages wait. It is a promise.
`;

export const WEEKLY = "weekly-2026-11-23";

/** Posts in Arabic, Spanish and English (one of them a translation), and readers who want all three. */
export async function publishInThreeTongues(gazette: LocalGazette, readers: readonly string[]) {
  await putPost(gazette, "ar/queue.md", ARABIC);
  await putPost(gazette, "es/dos-veces.md", SPANISH);
  await putPost(gazette, "en/queue.md", ENGLISH);
  const lines = readers.map((one) => `${one}@example.com,${order(one)}`);
  await importReaders(gazette, `email,languages\n${lines.join("\n")}`);
  await gazette.tick("2026-11-23T09:00:00Z");
  await waitFor("the weekly issue", async () =>
    (await issueStates(gazette))[WEEKLY] === "closed" ? true : null,
  );
}

/** Their own language first. */
const order = (language: string) => [...new Set([language, "ar", "es", "en"])].join(";");

export async function importReaders(gazette: LocalGazette, csv: string) {
  const answer = await gazette.ask("/api/subscribers/import", {
    method: "POST",
    headers: { ...AUTHOR, "Content-Type": "text/csv" },
    body: csv,
  });
  expect(await answer.json()).toMatchObject({ imported: csv.trim().split("\n").length - 1, refused: [] });
}

export async function putPost(gazette: LocalGazette, path: string, body: string) {
  const answer = await gazette.ask(`/api/posts/${path}`, { method: "PUT", headers: AUTHOR, body });
  expect(answer.status).toBe(201);
}

/** A special of the Arabic post alone: the archive shows it whole. Its id. */
export async function publishAlone(gazette: LocalGazette): Promise<string> {
  await putPost(
    gazette,
    "ar/alone.md",
    ARABIC.replace("الطابور وعد", "الطابور وعد، كاملًا").replace(
      "translationKey: queue",
      "translationKey: alone",
    ),
  );
  const answer = await gazette.ask("/api/issues", {
    method: "POST",
    headers: { ...AUTHOR, "Content-Type": "application/json" },
    body: JSON.stringify({ posts: ["ar/alone.md"] }),
  });
  const { id } = (await answer.json()) as PlannedAnswer;
  await waitFor("the special", async () => ((await issueStates(gazette))[id] === "closed" ? true : null));
  return id;
}

/** The link of a mail to somebody, by its path, and by the kind of mail where asked. */
export const findLink = (gazette: LocalGazette, address: string, path: string, kind?: string) =>
  waitFor(
    `a link to ${path} for ${address}`,
    () =>
      mailsTo(gazette, address)
        .filter((mail) => kind === undefined || mail.tags.some((tag) => tag.value === kind))
        .map((mail) => mail.text?.match(new RegExp(`http\\S+/${path}\\?\\S+`))?.[0])
        .find((link) => link !== undefined) ?? null,
  );
