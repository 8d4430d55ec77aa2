import type { MarkdownIt } from "markdown-it";
import deflist from "markdown-it-deflist";
import { addAdmonitions } from "./admonitions.ts";
import { addAlerts } from "./alerts.ts";
import { addAttributes } from "./attributes.ts";
import { addBlockNames } from "./block-names.ts";
import { addCaptions } from "./captions.ts";
import { addContainers } from "./containers.ts";
import { addContents } from "./contents.ts";
import { addEmoji } from "./emoji.ts";
import { addMarkdownInHtml } from "./markdown-in-html.ts";
import { addMarks } from "./marks.ts";
import { addMath } from "./math.ts";
import { addShownTags } from "./shown-tags.ts";
import { addTaskLists } from "./task-lists.ts";
import { addWikiLinks } from "./wiki-links.ts";

/** What the field writes beyond CommonMark, each by a rule of its own: none of them looks into code. */
export function addRules(markdownIt: MarkdownIt): void {
  markdownIt.use(deflist);
  addContainers(markdownIt);
  addAdmonitions(markdownIt);
  addMarkdownInHtml(markdownIt);
  addCaptions(markdownIt);
  addMath(markdownIt);
  addMarks(markdownIt);
  addWikiLinks(markdownIt);
  addAlerts(markdownIt);
  addTaskLists(markdownIt);
  addBlockNames(markdownIt);
  addAttributes(markdownIt);
  addContents(markdownIt); // what is put behind a rule later runs before: it looks for marks that the one above takes away
  addEmoji(markdownIt);
  addShownTags(markdownIt);
}
