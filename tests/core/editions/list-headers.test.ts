import { expect, it } from "vitest";
import { deriveListHeaders } from "../../../src/core/editions/list-headers.ts";

it("the list headers of a mail lead out of the newsletter by one click, and name it", () => {
  const url = "https://news.example.com/unsubscribe?token=x";
  expect(deriveListHeaders("https://news.example.com/letters/", url)).toEqual({
    "List-Unsubscribe": `<${url}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "List-Id": "<newsletter.news.example.com>",
  });
});
