/** Keeps wrangler from calling home, from looking for updates, and from saying what a newcomer need not know. */
export function composeQuietEnvironment(base: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return {
    ...base,
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_HIDE_BANNER: "true",
    WRANGLER_LOG: base.WRANGLER_LOG ?? "error",
    X_LOCAL_OBSERVABILITY: "false",
  };
}
