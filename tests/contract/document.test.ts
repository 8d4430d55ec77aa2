import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { API_VERSION, composeDocument } from "../../src/contract/document/compose-document.ts";
import { OPERATIONS } from "../../src/contract/operations/operations.ts";
import { PROBLEM_TABLE } from "../../src/contract/problems/problem-table.ts";

const document = composeDocument(new URL("https://news.example.com/"));
const text = JSON.stringify(document);

/** Every value below that has this key, wherever it stands. */
function listValues(key: string, value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === key ? [inner] : []),
    ...listValues(key, inner),
  ]);
}

describe("the document of the API", () => {
  it("is valid OpenAPI 3.1", async () => {
    const validated = await new Validator().validate(JSON.parse(text));
    expect(validated.errors).toBeUndefined();
    expect(validated.valid).toBe(true);
    expect(document.openapi).toBe("3.1.1");
  });

  it("is seen to be none where it is spoilt", async () => {
    const spoilt = { ...JSON.parse(text), paths: { "/api/posts": { get: { responses: "none" } } } };
    expect((await new Validator().validate(spoilt)).valid).toBe(false);
  });

  it("names the newsletter's own address and the version of the package", () => {
    const { version } = JSON.parse(readFileSync(`${import.meta.dirname}/../../package.json`, "utf8"));
    expect(API_VERSION).toBe(version);
    expect(document.servers).toEqual([{ url: "https://news.example.com" }]);
  });

  it("refers to nothing that is not there, and names nothing that is not referred to", () => {
    const names = Object.keys(document.components.schemas);
    const wanted = new Set(listValues("$ref", document).map(String));
    expect([...wanted].sort()).toEqual(names.map((name) => `#/components/schemas/${name}`).sort());
  });

  it("carries none of the marks of the library that it was made with", () => {
    expect(text).not.toContain("$schema");
    expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER));
    expect(listValues("pattern", document)).toEqual([]);
  });

  it("says of a request that no other field is taken, and leaves answers open", () => {
    const { IssueRequest, Issue } = document.components.schemas;
    expect(IssueRequest?.additionalProperties).toBe(false);
    expect(IssueRequest?.properties?.cadence).toMatchObject({ enum: expect.arrayContaining(["weekly"]) });
    expect(Issue).not.toHaveProperty("additionalProperties");
  });

  it("gives each operation a name of its own, and problem details for each status of a problem", () => {
    const ids = OPERATIONS.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, problems } of OPERATIONS) {
      const responses: Readonly<Record<string, unknown>> = document.paths[path]?.[method]?.responses ?? {};
      for (const kind of problems)
        expect(JSON.stringify(responses[PROBLEM_TABLE[kind].status])).toContain("application/problem+json");
    }
  });
});
