import type { PreviewIds } from "../../ports/previews/preview-ids.ts";
import { computeHmac } from "./compute-hmac.ts";
import { encodeBase64Url } from "./encode-bytes.ts";

/** 144 bits of an HMAC by the newest key. */
export function createPreviewIds(secretKeys: readonly string[]): PreviewIds {
  const [newest] = secretKeys;
  if (newest === undefined) throw new Error("Previews need a secret key.");
  return {
    derive: ({ repository, number }) => {
      const name = new TextEncoder().encode(`${repository}#${number}`);
      return encodeBase64Url(computeHmac(newest, "gazette/preview", name).subarray(0, 18));
    },
  };
}
