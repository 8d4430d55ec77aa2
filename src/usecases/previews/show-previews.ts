import type { Preview } from "../../core/previews/preview.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { PreviewStore } from "../../ports/previews/preview-store.ts";

interface PreviewDependencies {
  readonly previews: PreviewStore;
}

/** Those that stand, for the author. */
export const listPreviews = ({ previews }: PreviewDependencies): Promise<readonly Preview[]> =>
  previews.list();

/** For whoever has its address; there is none once the request is closed. */
export async function findPreview(
  { previews }: PreviewDependencies,
  id: string,
): Promise<Result<Preview, Problem>> {
  const preview = await previews.find(id);
  return preview === null ? fail({ kind: "page-not-found" }) : succeed(preview);
}

/** The HTML of one of its mails. */
export async function findPreviewMail(
  { previews }: PreviewDependencies,
  id: string,
  position: number,
): Promise<Result<string, Problem>> {
  const html = await previews.findMail(id, position);
  return html === null ? fail({ kind: "page-not-found" }) : succeed(html);
}
