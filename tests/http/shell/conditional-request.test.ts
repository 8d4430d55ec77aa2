import { describe, expect, it } from "vitest";
import { isFreshCopy } from "../../../src/http/shell/conditional-request.ts";

const modifiedAt = Date.UTC(2026, 10, 20, 12, 0, 5);
const answer = { etag: '"abc"', modifiedAt };
const isFresh = (ifNoneMatch?: string, ifModifiedSince?: string) =>
  isFreshCopy({ ifNoneMatch, ifModifiedSince }, answer);

describe("a copy of a feed", () => {
  it.each(['"abc"', 'W/"abc"', '"x", "abc"', 'W/"x",W/"abc"', "*", ' "a,b" , "abc" '])(
    "is fresh by %s",
    (tag) => {
      expect(isFresh(tag)).toBe(true);
    },
  );

  it.each(['"abcd"', "abc", "", 'W/"x"', '"*"', "**"])("is not fresh by %j", (tag) => {
    expect(isFresh(tag)).toBe(false);
  });

  it.each([
    ["the very date", "Fri, 20 Nov 2026 12:00:05 GMT"],
    ["a later one", "Sat, 21 Nov 2026 00:00:00 GMT"],
    ["the old form of RFC 850", "Friday, 20-Nov-26 12:00:05 GMT"],
    ["the form of asctime", "Fri Nov 20 12:00:05 2026"],
  ])("is fresh by %s", (_, date) => {
    expect(isFresh(undefined, date)).toBe(true);
  });

  it.each([
    ["an earlier date", "Fri, 20 Nov 2026 12:00:04 GMT"],
    ["a date of asctime with one digit", "Sun Nov  1 12:00:05 2026"],
    ["no date at all", "yesterday"],
    ["a date as JavaScript takes it", "2027-01-01"],
    ["a day that there is not", "Mon, 31 Feb 2027 12:00:05 GMT"],
    ["an hour that there is not", "Mon, 22 Feb 2027 25:00:05 GMT"],
    ["two dates", "Sat, 21 Nov 2026 00:00:00 GMT, Sat, 21 Nov 2026 00:00:00 GMT"],
    ["another zone", "Sat, 21 Nov 2026 00:00:00 CET"],
    ["nothing", ""],
  ])("is not fresh by %s", (_, date) => {
    expect(isFresh(undefined, date)).toBe(false);
  });

  it("is judged by its tag alone where there is one", () => {
    expect(isFresh('"other"', "Sat, 21 Nov 2026 00:00:00 GMT")).toBe(false);
    expect(isFresh('"abc"', "Thu, 19 Nov 2026 00:00:00 GMT")).toBe(true);
    expect(isFresh()).toBe(false);
  });
});
