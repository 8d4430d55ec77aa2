import { describe, expect, it } from "vitest";
import { deriveClientKey } from "../../src/core/client-key.ts";

describe("whom a brake counts together", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["1::", "1:0:0:0::/64"],
    ["unknown", "unknown"],
    ["", ""],
  ])("is %s as %s", (address, key) => {
    expect(deriveClientKey(address)).toBe(key);
  });
});
