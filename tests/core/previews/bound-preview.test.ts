import { expect, it } from "vitest";
import { boundPreview } from "../../../src/core/previews/bound-preview.ts";
import type { Preview } from "../../../src/core/previews/preview.ts";

const endless = "🙂".repeat(300_000);
const preview: Preview = {
  ...{ id: "abc", repository: "ada/blog", number: 7, title: endless, head: "c", madeAt: 0, leftOut: 0 },
  posts: Array.from({ length: 10 }, () => ({
    ...{ path: endless, title: endless, language: "en", url: endless, faults: [endless], reason: endless },
    unsaid: Array.from({ length: 500 }, () => endless),
    deadLinks: Array.from({ length: 8 }, () => ({ url: endless, problem: endless })),
  })),
  removed: Array.from({ length: 10 }, () => endless),
  mails: Array.from(
    { length: 20 },
    () => ({ kind: "post", language: "en", subject: endless, bytes: 1 }) as const,
  ),
  audiences: [],
};

it("is cut to what a row of the database holds, whatever a stranger's files hold", () => {
  const text = JSON.stringify(boundPreview(preview));
  expect(new TextEncoder().encode(text).byteLength).toBeLessThan(1_000_000);
  expect(text.isWellFormed()).toBe(true);
});

it("is left as it is where nothing in it is too long", () => {
  const short: Preview = {
    ...preview,
    ...{ title: "A", removed: ["b.md"], mails: [{ kind: "digest", language: "es", subject: "S", bytes: 2 }] },
    posts: [
      {
        ...{ path: "a.md", title: null, language: null, url: null, faults: ["line 2"], reason: null },
        ...{ unsaid: ["x"], deadLinks: [{ url: "y", problem: "answers 404" }] },
      },
    ],
  };
  expect(boundPreview(short)).toEqual(short);
});

it("shows the beginning of what is too long, and that it goes on", () => {
  const { title, posts, mails } = boundPreview({ ...preview, title: "a".repeat(301) });
  expect(title).toBe(`${"a".repeat(299)}…`);
  expect(boundPreview({ ...preview, title: "a".repeat(300) }).title).toBe("a".repeat(300));
  expect(posts[0]).toMatchObject({
    title: expect.stringMatching(/^🙂.*…$/u),
    url: expect.stringMatching(/…$/),
  });
  expect(mails[0]?.subject.length).toBeLessThanOrEqual(300);
});
