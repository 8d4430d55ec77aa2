import { describe, expect, it } from "vitest";
import { composeDocument } from "../../src/contract/document/compose-document.ts";
import type { Call } from "./calls/draw-call.ts";
import { type ApiDocument, createJudge } from "./calls/judge-answer.ts";

const document = JSON.parse(JSON.stringify(composeDocument(new URL("https://news.example.com/"))));
const judge = createJudge(document as ApiDocument);

const call = (method: string, path: string) =>
  ({
    operation: { ...document.paths[path][method], path, method },
    address: path,
    headers: {},
    body: null,
  }) as Call;
const answerJson = (status: number, body: unknown, contentType = "application/json") => ({
  ...{ status, contentType, text: JSON.stringify(body) },
});

const COUNTS = { active: 1, paused: 0, unsubscribed: 0, suppressed: 0, pending: 0, total: 1 };
const count = call("get", "/api/subscribers");
const find = call("get", "/api/issues/{id}");
const MISSING = { type: "urn:gazette:problem:issue-not-found", title: "There is no such issue", status: 404 };

describe("an answer as documented", () => {
  it("is not objected to", () => {
    expect(judge(count, answerJson(200, COUNTS))).toBeNull();
    expect(judge(find, answerJson(404, MISSING, "application/problem+json"))).toBeNull();
    expect(judge(call("get", "/api/openapi.json"), answerJson(200, document))).toBeNull();
    const gone = { status: 204, contentType: null, text: "" };
    expect(judge(call("delete", "/api/posts/{path}"), gone)).toBeNull();
    const csv = { status: 200, contentType: "text/csv; charset=utf-8", text: "email\n" };
    expect(judge(call("get", "/api/subscribers.csv"), csv)).toBeNull();
  });
});

describe("an answer that is planted against the document is named", () => {
  it.each([
    ["a status that is not there", answerJson(418, COUNTS), "418 is not documented"],
    ["a field too many", answerJson(200, { ...COUNTS, guests: 1 }), "additional properties"],
    ["a field too few", answerJson(200, { ...COUNTS, total: undefined }), "required property 'total'"],
    ["a field of another type", answerJson(200, { ...COUNTS, total: "1" }), "must be integer"],
    ["a count below nothing", answerJson(200, { ...COUNTS, total: -1 }), "must be >= 0"],
    ["another content type", answerJson(200, COUNTS, "text/html"), "content type text/html"],
    ["a failure of ours", answerJson(500, COUNTS, "application/problem+json"), "failed with 500"],
  ])("%s", (_, answer, words) => {
    expect(judge(count, answer)).toContain(words);
  });

  it.each([
    ["another status inside", { ...MISSING, status: 409 }, "another status than 404"],
    ["a type that there is none of", { ...MISSING, type: "urn:gazette:problem:lost" }, "allowed values"],
  ])("problem details with %s", (_, body, words) => {
    expect(judge(find, answerJson(404, body, "application/problem+json"))).toContain(words);
  });

  it("a body where there is none", () => {
    expect(judge(call("delete", "/api/posts/{path}"), answerJson(204, {}))).toContain("There is a body");
  });
});
