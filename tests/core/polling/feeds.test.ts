import { describe, expect, it } from "vitest";
import { decideUnseen } from "../../../src/core/polling/decide-unseen-items.ts";
import { deriveItemKeys, deriveItemPlaces, deriveLinkKey } from "../../../src/core/polling/item-keys.ts";
import { parsePublicAddress } from "../../../src/core/polling/public-address.ts";
import { scheduleNext, scheduleRetry } from "../../../src/core/polling/schedule-poll.ts";

const RULES = { allowLoopback: false, own: new URL("https://news.example.org/") };
const MINUTE = 60_000;

describe("the address of a feed", () => {
  it.each([
    "https://blog.example.org/feed.xml",
    "https://blog.example.org:443/feed.xml",
    "https://BLOG.example.org./index.xml?format=rss",
    "https://xn--bcher-kva.example.org/feed",
    "https://www.local-news.org/feed",
  ])("may be %s", (address) => {
    expect(parsePublicAddress(address, RULES)).toMatchObject({ ok: true });
  });

  it.each([
    "http://blog.example.org/feed.xml",
    "ftp://blog.example.org/feed.xml",
    "file:///etc/passwd",
    "https://blog.example.org:8443/feed.xml",
    "https://ada:secret@blog.example.org/feed.xml",
    "https://127.0.0.1/feed.xml",
    "https://2130706433/feed.xml",
    "https://0x7f.1/feed.xml",
    "https://１２７.0.0.1/feed.xml",
    "https://10.0.0.7/feed.xml",
    "https://[::1]/feed.xml",
    "https://[fd00::1]/feed.xml",
    "https://localhost/feed.xml",
    "https://localhost./feed.xml",
    "https://blog.localhost/feed.xml",
    "https://printer.local/feed.xml",
    "https://metadata.google.internal/feed.xml",
    "https://intranet/feed.xml",
    "https://news.example.org/feed.xml",
    "not an address",
    "",
  ])("is never %s", (address) => {
    expect(parsePublicAddress(address, RULES)).toMatchObject({ ok: false, problem: expect.any(String) });
  });

  it("may be on this machine in local development, and there alone", () => {
    for (const address of [
      "http://localhost:4321/rss.xml",
      "http://127.0.0.1:9/feed",
      "http://[::1]:80/feed",
    ]) {
      expect(parsePublicAddress(address, { ...RULES, allowLoopback: true })).toMatchObject({ ok: true });
      expect(parsePublicAddress(address, RULES)).toMatchObject({ ok: false });
    }
    expect(parsePublicAddress("http://192.168.1.2/feed", { ...RULES, allowLoopback: true })).toMatchObject({
      ok: false,
    });
  });
});

describe("what an item is known by", () => {
  it.each([
    ["http://a.example/2026/Hello/", "https://www.b.example/2026/Hello"],
    ["https://a.example/hello/index.html", "https://a.example/hello"],
    ["https://a.example/hello?utm_source=rss&utm_medium=feed", "https://a.example/hello?fbclid=1"],
    ["https://a.example/?p=7", "http://b.example?p=7"],
    ["https://a.example/d%C3%ADa", "https://a.example/día"],
    ["https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2&gclid=3"],
  ])("is one page: %s and %s", (one, other) => {
    expect(deriveLinkKey(one)).toBe(deriveLinkKey(other));
    expect(deriveLinkKey(one)).not.toBe("");
  });

  it.each([
    ["https://a.example/hello", "https://a.example/Hello"],
    ["https://a.example/?p=7", "https://a.example/?p=8"],
    ["https://a.example/changes#v1", "https://a.example/changes#v2"],
    ["https://a.example/100%", "https://a.example/100"],
  ])("are two pages: %s and %s", (one, other) => {
    expect(deriveLinkKey(one)).not.toBe(deriveLinkKey(other));
  });

  it("is no page of its own where it is the front page, or none", () => {
    for (const address of [
      "https://a.example/",
      "https://a.example",
      "https://a.example/index.html",
      "mailto:a@b.c",
      "x",
    ])
      expect(deriveLinkKey(address), address).toBe("");
  });

  it("is its guid, within its feed alone where that is no name in the world", () => {
    const keys = (guid: string | null, url: string | null = null) =>
      deriveItemKeys({ guid, url }, "https://a.example/f");
    expect(keys("tag:a.example,2026:1")).toEqual(["guid:tag:a.example,2026:1"]);
    expect(keys("1")).toEqual(["guid:https://a.example/f 1"]);
    expect(keys(" ", "https://a.example/x/")).toEqual(["link:a.example/x"]);
    expect(keys(null)).toEqual([]);
    expect(keys("d7a2a7f0-0000-4000-8000-000000000000")).toEqual([
      "guid:d7a2a7f0-0000-4000-8000-000000000000",
    ]);
  });
});

it.each([
  ["http://www.a.example/about/", "https://a.example/about", true],
  ["https://a.example/about", "https://b.example/about", false],
  ["https://a.example/about", "https://a.example:8443/about", false],
])("is known by its page at its blog: %s and %s", (one, other, isSame) => {
  const keys = (url: string) => deriveItemKeys({ guid: url, url }, "https://a.example/f");
  expect(keys(one).every((key) => keys(other).includes(key))).toBe(isSame);
  expect(deriveItemPlaces({ guid: one, url: null }).length).toBe(1);
});

describe("what becomes of items that nobody has seen", () => {
  const decide = (unseen: number, shown: number, isFirst = false, isHeld = false) =>
    decideUnseen({ isFirst, isHeld, shown, unseen });
  it("is what the feed shows at first: known", () => {
    expect([decide(1, 1, true), decide(50, 50, true), decide(5, 9, true, true)]).toEqual([
      "known",
      "known",
      "known",
    ]);
  });
  it("is a question from three on, and over half", () => {
    expect([decide(2, 2), decide(2, 3), decide(3, 6), decide(1, 10)]).toEqual(["new", "new", "new", "new"]);
    expect([decide(3, 3), decide(3, 5), decide(11, 20), decide(1, 10, false, true)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("when a feed is asked again", () => {
  it("is with the next tick, later where its answer says so, and after an hour at most", () => {
    expect([null, 0, 60, 1800, 86_400].map((age) => scheduleNext(0, age) / MINUTE)).toEqual([
      14, 14, 14, 30, 60,
    ]);
  });
  it("is later with each failure, up to a day", () => {
    expect([1, 2, 3, 7, 8, 99].map((n) => scheduleRetry(0, n, null) / MINUTE)).toEqual([
      14, 28, 56, 896, 1440, 1440,
    ]);
    expect([0, 3600, 1e9].map((after) => scheduleRetry(0, 1, after) / MINUTE)).toEqual([14, 60, 1440]);
  });
});
