import { describe, expect, it } from "vitest";
import { parseEmailAddress } from "../../src/core/email-address.ts";
import { selectFaultWords } from "../../templates/pages/forms/fault-words.ts";

const faultsOf = (address: string) => {
  const parsed = parseEmailAddress(address);
  return parsed.ok ? [] : (parsed.problem.faults ?? []);
};

describe("a fault of a form", () => {
  it.each(["", "ada", '"a b"@example.com', "añil@example.com", `${"a".repeat(330)}@example.com`])(
    "is told in the reader's language, and in English as machines get it: %s",
    (address) => {
      const faults = faultsOf(address);
      expect(faults).toHaveLength(1);
      expect(selectFaultWords(faults, "en")).toEqual(faults);
      const [arabic] = selectFaultWords(faults, "ar");
      expect(arabic).toEqual({ ...faults[0], reason: expect.stringMatching(/^[^a-z]*\p{Script=Arabic}/u) });
    },
  );

  it("stays as it is where only authors and machines meet it", () => {
    const fault = { field: "pubDate", reason: "Give a date." };
    expect(selectFaultWords([fault], "ar")).toEqual([fault]);
  });
});
