import { describe, expect, it } from "vitest";
import { NO_COUNTS } from "../../dev/meter/counts.ts";
import { deriveBill, deriveUsage } from "../../dev/meter/prices.ts";

const find = (bill: ReturnType<typeof deriveBill>, item: string) => bill.find((line) => line.item === item);

describe("a bill", () => {
  it("multiplies counts by the published prices", () => {
    const usage = deriveUsage({ ...NO_COUNTS, kvLists: 1000, objectRowsWritten: 5_000_000 }, 0, 0);
    expect(find(deriveBill(usage), "kvLists")).toMatchObject({ dollars: 0.005, beyondIncluded: 0 });
    expect(find(deriveBill(usage), "objectRowsWritten")).toMatchObject({ dollars: 5, beyondIncluded: 0 });
    expect(find(deriveBill(usage, 20), "objectRowsWritten")).toMatchObject({
      dollars: 100,
      beyondIncluded: 50,
    });
  });

  it("counts the requests that came to the Worker", () => {
    const usage = deriveUsage(NO_COUNTS, 0, 0, 1_000_000);
    expect(find(deriveBill(usage, 11), "requests")).toMatchObject({ amount: 11_000_000, dollars: 3.3 });
  });

  it("takes an object for 128 MB in every second in which it is awake", () => {
    expect(deriveUsage(NO_COUNTS, 1000, 2)).toMatchObject({ objectGbSeconds: 128, cpuMs: 2000 });
  });
});
