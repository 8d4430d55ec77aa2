import type { BodyOrigin } from "../../../../core/posts/origin/body-origin.ts";

/** Where the text comes from that is being rendered: the renderer puts it there, and markdown-it types it as anything. */
export const originOf = (state: Record<string, unknown>): BodyOrigin | undefined =>
  state.origin as BodyOrigin | undefined;
