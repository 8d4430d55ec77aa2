import { describe, expect, it } from "vitest";
import { decideWorkflow, type WorkflowClaims } from "../../../src/core/repository/decide-workflow.ts";

const issuedAt = Date.UTC(2026, 10, 29);
const claims = (own: Partial<WorkflowClaims> = {}): WorkflowClaims => ({
  ...{ repositoryId: "42", repository: "Ada/Blog", event: "pull_request" },
  ...{ ref: "refs/pull/7/merge", baseRef: "main", issuedAt },
  ...own,
});
const OURS = { repositoryId: "42", branch: null };
const refusal = (own: Partial<WorkflowClaims>, rules: Parameters<typeof decideWorkflow>[1] = OURS) => {
  const run = decideWorkflow(claims(own), rules);
  return run.ok ? null : run.problem;
};

describe("the run of a workflow", () => {
  it("is listened to where it is of a pull request of the blog's own repository", () => {
    const value = { repository: "ada/blog", number: 7, askedAt: issuedAt };
    expect(decideWorkflow(claims(), OURS)).toEqual({ ok: true, value });
    expect(decideWorkflow(claims(), { ...OURS, branch: "main" })).toEqual({ ok: true, value });
  });

  it("goes by the repository's number, whatever it is called by now", () => {
    expect(refusal({ repository: "Ada/Renamed" })).toBe(null);
    expect(refusal({ repositoryId: "43" })).toContain("another repository");
    expect(refusal({ repositoryId: "42 " })).toContain("another repository");
    expect(refusal({ repositoryId: "042" })).toContain("another repository");
  });

  it("tells an author the number to set, which the newsletter has not by itself", () => {
    const unset = refusal({}, { repositoryId: null, branch: null });
    expect(unset).toContain("no repository's workflows yet");
    expect(unset).toContain("set GITHUB_REPOSITORY_ID to 42");
    expect(refusal({ repositoryId: "43" })).toContain("set GITHUB_REPOSITORY_ID to 43");
  });

  it.each([
    ["pull_request_target", "never listened to"],
    ["workflow_run", "never listened to"],
    ["push", "on pull_request"],
    ["workflow_dispatch", "on pull_request"],
    ["schedule", "on pull_request"],
    ["merge_group", "on pull_request"],
    ["Pull_Request", "on pull_request"],
    ["", "on pull_request"],
  ])("on %j is refused, and told what to run it on", (event, words) => {
    expect(refusal({ event })).toContain(words);
  });

  it.each([
    "refs/heads/patch",
    "refs/tags/v1",
    "refs/pull/7/head",
    "refs/pull/0/merge",
    "refs/pull/07/merge",
    "refs/pull/7/merge/x",
    "x/refs/pull/7/merge",
    "refs/pull/7/merge\n",
    "refs/pull/99999999999/merge",
    "",
  ])("of %j is no pull request", (ref) => {
    expect(refusal({ ref })).toContain("names no pull request");
  });

  it("of a request that was merged names the branch that took it, and no number", () => {
    const run = decideWorkflow(claims({ ref: "refs/heads/main" }), OURS);
    expect(run.ok && run.value.number).toBe(null);
    expect(refusal({ ref: "refs/heads/", baseRef: "" })).toContain("names no pull request");
  });

  it("into another branch than that of the posts is refused where the newsletter names one", () => {
    expect(refusal({ baseRef: "next" }, { ...OURS, branch: "main" })).toContain("GITHUB_BRANCH");
  });

  it.each(["", "blog", "a/b/c", "../x", "a/.."])(
    "names a repository that can be one: not %j",
    (repository) => {
      expect(refusal({ repository })).toContain("names no repository");
    },
  );
});
