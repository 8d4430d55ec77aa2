import { describe, expect, it } from "vitest";
import { ask, askJson } from "../shell/whole-worker.ts";

describe("GET /api/openapi.json", () => {
  it("describes the API to its author, with this newsletter's own address", async () => {
    const { status, body } = await askJson("/api/openapi.json");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      openapi: "3.1.1",
      servers: [{ url: expect.stringMatching(/^http.*[^/]$/) }],
    });
    expect(body).toHaveProperty(["paths", "/api/issues", "post", "operationId"], "requestIssue");
  });

  it("is for its author alone", async () => {
    const answer = await ask("/api/openapi.json");
    expect(answer.status).toBe(401);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});
