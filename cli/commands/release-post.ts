import type { ReleasedPost } from "../../src/contract/posts/posts.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { sayReason } from "../words/say-preview.ts";

export const postsRelease: Command = {
  name: "posts release",
  summary: "let a post go out though its page on the blog does not answer (REQUIRE_PAGE)",
  words: [{ name: "path", summary: "en/hello.md, as posts list shows it" }],
  run: releasePost,
};

/** Refused where something else keeps it. */
async function releasePost({ words, json, connect }: Call): Promise<Outcome> {
  const [path = ""] = words;
  const body = JSON.stringify({ path });
  const released = await connect().call<ReleasedPost>("POST", "api/posts/release", body);
  const { reason } = released;
  if (json) console.log(JSON.stringify(released));
  else if (reason === null) console.log(`${path} goes out with the next tick.`);
  else console.log(`${path} waits for its page no longer, and does not go out: ${sayReason(reason)}.`);
  return reason === null || reason === "already-released" ? "done" : "refused";
}
