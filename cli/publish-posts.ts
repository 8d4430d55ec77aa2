import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { Connection } from "./connection.ts";

/** Puts each file; goes on after a refused one, and says at the end how many were. */
export async function publishPosts(connection: Connection, files: readonly string[]): Promise<void> {
  if (files.length === 0) throw new Error("Name the Markdown files to publish, such as posts/en/*.md.");
  let refused = 0;
  for (const file of files) {
    const path = derivePostPath(file);
    const address = `api/posts/${path.split("/").map(encodeURIComponent).join("/")}`;
    const answer = await connection
      .call("PUT", address, readFileSync(file, "utf8"))
      .catch((error: Error) => error);
    if (answer instanceof Error) {
      refused += 1;
      console.error(answer.message);
    } else {
      console.log(`${(answer.body as { state: string }).state.padEnd(9)} ${path}`); // the PUT's documented answer
    }
  }
  if (refused > 0) throw new Error(`${refused} of ${files.length} were refused.`);
}

/** The path below the first `posts/` or `content/` folder, else the file's path from here. */
export function derivePostPath(file: string): string {
  const path = relative(process.cwd(), file)
    .replaceAll("\\", "/")
    .replace(/^(\.\.\/)+/, "");
  return path.replace(/^(?:.*\/)?(?:posts|content)\//, "");
}
