import { describe, expect, it } from "vitest";
import { deriveNetwork } from "../../../src/core/access/client-network.ts";

describe("whom a rate limit counts together", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002:ffff::", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    [" 192.0.2.7 ", "192.0.2.7"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:c000:207", "192.0.2.7"],
    ["0:0:0:0:0:ffff:192.0.2.7", "192.0.2.7"],
    ["::ffff:192.168.100.200", "192.168.100.200"],
    ["::ffff:10.0.255.1", "10.0.255.1"],
    ["1::ffff:192.0.2.7", "1:0:0:0::/64"],
    ["64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"],
  ])("%s is %s", (client, network) => {
    expect(deriveNetwork(client)).toBe(network);
  });

  it("tells neighbours of another network apart", () => {
    expect(deriveNetwork("2001:db8:1:2::1")).not.toBe(deriveNetwork("2001:db8:1:3::1"));
  });

  it.each([
    "",
    "unknown",
    "1:2:3",
    "1::2::3",
    "2001:db8:1:2:3:4:5:6:7",
    "g::1",
    "1:2:3:4:5:6:7:192.0.2.7",
    "::ffff:1922.0.2.7",
    "12345::1",
  ])("leaves %j, which is no address, as it is", (client) => expect(deriveNetwork(client)).toBe(client));
});
