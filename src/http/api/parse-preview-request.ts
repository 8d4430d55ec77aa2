import { previewRequestSchema } from "../../contract/previews/preview-request.ts";
import type { ShownPull } from "../../core/previews/shown-pull.ts";
import type { Fault, Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import { parseBody } from "./parse-body.ts";

const EXAMPLE = '{"title":"A post","commit":"…","files":[{"path":"posts/hello.md","content":"…"}]}';
const MAX_TITLE = 300;

/** The body of `POST /api/previews`. */
export function parsePreviewRequest(
  text: string,
): Result<Pick<ShownPull, "title" | "head" | "files" | "removed" | "leftOut">, Problem> {
  const body = parseBody(text, previewRequestSchema, EXAMPLE);
  if (!body.ok) return body;
  const { title, commit, removed = [], leftOut = 0 } = body.value;
  const files = body.value.files.map(({ path, content }) => ({
    path,
    source: content === null ? null : decodeBase64(content),
  }));
  const faults = files.flatMap(({ path, source }) => (source === undefined ? [refuseContent(path)] : []));
  if (faults.length > 0) return fail({ kind: "request-malformed", faults });
  const read = files.map(({ path, source = null }) => ({ path, source }));
  return succeed({ title: title.slice(0, MAX_TITLE), head: commit, files: read, removed, leftOut });
}

const refuseContent = (path: string): Fault => ({
  field: "files",
  reason: `The content of ${path.slice(0, 200)} is not base64.`,
});

/** Undefined: it is not base64. */
function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined; // InvalidCharacterError is the decoder's word for it: the answer, not a failure
  }
}
