import { describe, expect, it } from "vitest";
import { decidePageStep, MAX_REDIRECTS, type PageAnswer } from "../../../src/core/pages/page-answer.ts";
import { schedulePage } from "../../../src/core/pages/schedule-page-retry.ts";

const SITE = new URL("https://blog.example.com/");
const decide = (answer: Partial<PageAnswer>, site = SITE) =>
  decidePageStep(
    {
      ...{ method: "HEAD", url: new URL("https://blog.example.com/hello/"), status: 200 },
      ...{ location: null, redirects: 0, ...answer },
    },
    site,
  );
const THERE = { do: "end", problem: null };

describe("a page", () => {
  it.each([200, 203, 204, 206, 429])("is there where HEAD answers %i", (status) => {
    expect(decide({ status })).toEqual(THERE);
  });

  it.each([400, 401, 403, 404, 405, 418, 500, 501, 503])(
    "is asked for by GET where HEAD answers %i",
    (status) => {
      expect(decide({ status })).toMatchObject({ do: "ask", method: "GET", redirects: 0 });
    },
  );

  it("is there where not even GET is wanted", () => {
    for (const status of [401, 403, 405, 429]) expect(decide({ method: "GET", status })).toEqual(THERE);
  });

  it.each([400, 404, 410, 451, 500, 502, 503, 504])("is not there where GET answers %i", (status) => {
    expect(decide({ method: "GET", status })).toEqual({ do: "end", problem: `answers ${status}` });
  });

  it("is gone at the first word", () => {
    expect(decide({ status: 410 })).toEqual({ do: "end", problem: "answers 410" });
  });

  it.each([301, 302, 303, 307, 308])("is looked for where %i leads", (status) => {
    const step = decide({ status, location: "../world" });
    expect(step).toMatchObject({ do: "ask", method: "HEAD", redirects: 1 });
    expect(step.do === "ask" && step.url.href).toBe("https://blog.example.com/world");
  });

  it("is not there where nothing is said of where, or it leads on for ever", () => {
    expect(decide({ status: 302 })).toMatchObject({ problem: expect.stringContaining("where") });
    expect(decide({ status: 302, location: "https://[" })).toMatchObject({ do: "end" });
    const last = decide({ status: 302, location: "/next", redirects: MAX_REDIRECTS });
    expect(last).toMatchObject({ problem: expect.stringContaining("more than 5") });
  });

  it.each([
    ["https://blog.example.com/", SITE],
    ["https://blog.example.com", SITE],
    ["https://blog.example.com/index.html", SITE],
    ["https://blog.example.com/?from=hello#top", new URL("https://blog.example.com/?from=hello")],
    ["https://other.example.com/", SITE],
    ["https://ada.github.io/blog/", new URL("https://ada.github.io/blog/")],
    ["https://ada.github.io/blog/index.html", new URL("https://ada.github.io/blog/")],
    ["https://blog.example.com/404.html", SITE],
    ["https://blog.example.com/en/404/", SITE],
  ])("is not there where it leads to %s", (url, site) => {
    expect(decide({ url: new URL(url), redirects: 1 }, site)).toMatchObject({
      do: "end",
      problem: expect.any(String),
    });
  });

  it("is there where its own address is the front page's, or it moved to another page", () => {
    expect(decide({ url: SITE })).toEqual(THERE);
    expect(decide({ url: new URL("https://blog.example.com/2026/hello/"), redirects: 2 })).toEqual(THERE);
    expect(decide({ url: new URL("https://blog.example.com/posts/http-404"), redirects: 1 })).toEqual(THERE);
  });
});

it("is asked again when the blog says, and never more than a day later", () => {
  expect(schedulePage(0, 1, 7200)).toBe(7_200_000);
  expect(schedulePage(0, 1, 0)).toBe(14 * 60_000);
  expect(schedulePage(0, 1, 10 ** 9)).toBe(86_400_000);
  expect(schedulePage(0, 1_000, null)).toBe(86_400_000);
});
