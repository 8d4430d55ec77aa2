import type { PreviewedPullAnswer } from "../../contract/previews/preview-request.ts";
import type { PreviewView } from "../../contract/previews/previews.ts";
import { formatInstant } from "../../core/ids.ts";
import type { Preview } from "../../core/previews/preview.ts";
import type { PreviewedPull } from "../../usecases/previews/preview-pull.ts";

const STATUS_CONTEXT = "gazette/preview";

export const presentPreview = (preview: Preview, publicUrl: URL): PreviewView => {
  const { id, repository, number, title, head, madeAt, posts, mails, audiences } = preview;
  return {
    ...{ id, url: new URL(`previews/${id}`, publicUrl).href, repository, number, title, commit: head },
    madeAt: formatInstant(madeAt),
    posts: posts.map(({ path, title: named, faults, reason, unsaid, deadLinks }) => ({
      ...{ path, title: named, faults, reason, picturesWithoutText: unsaid, deadLinks },
    })),
    mails,
    audiences: audiences.map(({ cadence, readers, nextAt }) => ({
      ...{ cadence, readers, nextAt: nextAt === null ? null : formatInstant(nextAt) },
    })),
  };
};

/** What a workflow says at its pull request, ready to be sent on. */
export const presentPreviewedPull = (previewed: PreviewedPull, publicUrl: URL): PreviewedPullAnswer => {
  const { preview, url, summary, mark, isGood, description } = previewed;
  const unseen = `<!-- ${mark} -->`;
  return {
    preview: presentPreview(preview, publicUrl),
    summary,
    comment: { mark: unseen, body: `${unseen}\n${summary}` },
    status: {
      ...{ state: isGood ? "success" : "failure", context: STATUS_CONTEXT },
      ...{ target_url: url, description },
    },
  };
};
