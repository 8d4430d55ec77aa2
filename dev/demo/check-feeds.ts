import assert from "node:assert/strict";
import type { Stage } from "./stage.ts";

/** Every feed names the post. */
export async function checkFeeds(stage: Stage, title: string): Promise<void> {
  for (const path of ["/feed.xml", "/atom.xml", "/feed.json"]) {
    const response = await fetch(`${stage.url}${path}`);
    const feed = await response.text();
    assert.equal(response.status, 200, `GET ${path} answered ${response.status}`);
    assert.ok(feed.includes(title), `${path} does not hold the post “${title}”`);
  }
}
