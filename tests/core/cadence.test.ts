import { describe, expect, it } from "vitest";
import { CADENCES, findSlower, isCadence, listShortcuts, nameOffered } from "../../src/core/cadence.ts";
import { deriveCadence } from "../../src/core/derive-cadence.ts";

describe("a reader who wants less mail", () => {
  it.each([
    ["instant", CADENCES, "daily"],
    ["daily", CADENCES, "weekly"],
    ["weekly", CADENCES, "monthly"],
    ["monthly", CADENCES, null],
    ["instant", ["instant", "monthly"], "monthly"],
    ["daily", ["monthly", "weekly", "instant"], "weekly"],
    ["weekly", ["weekly", "daily", "instant"], null],
    ["special", CADENCES, null],
  ] as const)("of %s, where %j are offered, goes on with %s", (cadence, offered, slower) => {
    expect(findSlower(cadence, offered)).toBe(slower);
  });

  it("is offered the slower cadence and a pause, and the pause alone where nothing is slower", () => {
    expect(listShortcuts("daily", CADENCES)).toEqual(["weekly", "pause"]);
    expect(listShortcuts("monthly", CADENCES)).toEqual(["pause"]);
    expect(listShortcuts("special", CADENCES)).toEqual(["pause"]);
  });
});

describe("a cadence", () => {
  it("is one of four words; special is nobody's choice", () => {
    expect(["instant", "daily", "weekly", "monthly", "special", "Weekly", ""].filter(isCadence)).toEqual(
      CADENCES,
    );
  });

  it("that is not offered is answered with those that are", () => {
    expect(nameOffered(["weekly", "daily"])).toContain("weekly, daily (the setting CADENCES)");
  });

  it("that is offered no more means the first that is", () => {
    expect(deriveCadence("daily", ["weekly", "daily"])).toBe("daily");
    expect(deriveCadence("instant", ["weekly", "daily"])).toBe("weekly");
    expect(deriveCadence("instant", [])).toBe("instant");
  });
});
