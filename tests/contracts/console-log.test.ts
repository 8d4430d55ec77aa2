import { expect, it, vi } from "vitest";
import { consoleLog } from "../../src/adapters/runtime/console-log.ts";

it("writes one line of JSON for each event", () => {
  const written = vi.spyOn(console, "log").mockImplementation(() => {});
  consoleLog.record("batch.submitted", { issue: "weekly-2026-11-23", size: 100, held: false, cursor: null });
  consoleLog.record("tick.overtaken");
  const lines = written.mock.calls.map(([line]) => String(line));
  written.mockRestore();
  expect(lines).toEqual([
    '{"event":"batch.submitted","issue":"weekly-2026-11-23","size":100,"held":false,"cursor":null}',
    '{"event":"tick.overtaken"}',
  ]);
});

it("writes what nobody expected to the error stream", () => {
  const written = vi.spyOn(console, "error").mockImplementation(() => {});
  consoleLog.record("request.failed", { id: "x" });
  consoleLog.record("alarm.failed");
  const lines = written.mock.calls.map(([line]) => String(line));
  written.mockRestore();
  expect(lines).toEqual(['{"event":"request.failed","id":"x"}', '{"event":"alarm.failed"}']);
});
