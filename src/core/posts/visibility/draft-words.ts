import { matchAny } from "./fold-key.ts";

/** What a draft is called, and several of them: in the languages of Gazette, and in those that its authors write in. */
const DRAFTS = [
  "draft drafts wip borrador borradores brouillon brouillons entwurf entwürfe entwuerfe rascunho rascunhos مسودة مسوده مسودات",
  "bozza bozze esborrany esborranys zirriborro ciornă ciorne", // Italian, Catalan, Basque, Romanian
  "utkast kladde kladder udkast luonnos luonnokset drög", // Swedish, Norwegian, Danish, Finnish, Icelandic
  "черновик черновики чернетка чернетки чернова чернови нацрт nacrt", // Russian, Ukrainian, Bulgarian, Serbian, Croatian
  "πρόχειρο πρόχειρα taslak taslaklar piszkozat piszkozatok osnutek", // Greek, Turkish, Hungarian, Slovene
  "草稿 草稿箱 下書き 下书き 초안 임시글 draf", // Chinese, Japanese, Korean, Indonesian
  "טיוטה טיוטות پیش‌نویس प्रारूप मसौदा ฉบับร่าง", // Hebrew, Persian, Hindi, Thai
].join(" ");

/** What a draft is called, without accents. */
export const DRAFT_WORD = matchAny(DRAFTS);
/** Nothing but such a word. */
export const DRAFT_KEY = new RegExp(`^${DRAFT_WORD}$`);
/** `draftMode`, `draft_status`, `isDraftPost`, `saveAsDraft`; not `draftVersion`. */
export const DRAFT_SWITCH = new RegExp(
  `^(?:in|as|still|keepas|saveas|markas)?${DRAFT_WORD}(?:mode|status|state|flag|only|post|page|article|entry|note)?$`,
);
