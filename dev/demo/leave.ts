import assert from "node:assert/strict";
import type { ReceivedMail } from "../resend-emulator/received-mail.ts";

/** Does what the unsubscribe button of a mail client does (RFC 8058). */
export async function leaveByOneClick(digest: ReceivedMail): Promise<void> {
  assert.equal(digest.headers["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click");
  const address = digest.headers["List-Unsubscribe"]?.match(/<(https?:[^>]+)>/)?.[1];
  assert.ok(address, "the digest has no List-Unsubscribe address");
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  const response = await fetch(address, { method: "POST", body, redirect: "manual" });
  assert.equal(response.status, 200, `POST to List-Unsubscribe answered ${response.status}`);
}
