/** Of a worker on this machine; they open nothing else. */
export const LOCAL_SECRETS = {
  SECRET_KEY: "a-key-for-local-benches-and-nothing-else",
  AUTHOR_TOKEN: "author-token-for-local-benches-alone",
  RESEND_API_KEY: "re_local_bench",
};
