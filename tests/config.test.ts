import { expect, it } from "vitest";
import { readSettings, requireSettings } from "../src/config.ts";

it("parses the settings of an env once", () => {
  const env = { SITE_TITLE: "x" };
  expect(readSettings(env)).toBe(readSettings(env));
});

it("names the faulty settings, and no value, to a Durable Object that cannot go on", () => {
  const require = () => requireSettings({ SECRET_KEY: "hunter2" });
  expect(require).toThrow(/PUBLIC_URL.*SECRET_KEY.*See \/health/);
  expect(require).not.toThrow(/hunter2/);
});
