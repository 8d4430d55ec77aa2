import type { SecretCheck } from "../../ports/access/secret-check.ts";
import { isEqualInConstantTime } from "./constant-time.ts";

/** Hashes both sides first, so that not even the length of the secret shows. An empty secret matches nothing. */
export const secretCheck: SecretCheck = {
  async matches(presented, secret) {
    const [left, right] = await Promise.all([digest(presented), digest(secret)]);
    return isEqualInConstantTime(left, right) && secret !== "";
  },
};

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
