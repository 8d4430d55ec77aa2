import type { BodyOrigin } from "../../../../core/posts/origin/body-origin.ts";

/** Where the text comes from that is being rendered: the renderer puts it there, and markdown-it types it as anything. */
export const originOf = (env: Record<string, unknown>): BodyOrigin | undefined =>
  env.origin as BodyOrigin | undefined;
