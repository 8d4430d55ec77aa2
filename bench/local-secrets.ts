/** Of a worker on this machine; they open nothing else. */
export const LOCAL_SECRETS = {
  SECRET_KEY: "a-key-for-local-benches",
  AUTHOR_TOKEN: "author-token",
  RESEND_API_KEY: "re_local_bench",
};
