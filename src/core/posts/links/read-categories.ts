import { foldLine } from "../../clean-text.ts";

/**
 * The categories that an address names, as written: `categories` and then `category`, lists within lists too (Hexo). A
 * text of several words in `categories` is several (Jekyll), in `category` one.
 */
export function readCategories(data: Readonly<Record<string, unknown>>): readonly string[] {
  const find = (name: string) => Object.entries(data).find(([key]) => key.toLowerCase() === name)?.[1];
  const several = find("categories");
  const list = typeof several === "string" ? several.split(several.includes(",") ? "," : /\s+/) : several;
  const found = [list, find("category")].flatMap(listTexts);
  return [...new Set(found.map(foldLine).filter((name) => name !== ""))];
}

function listTexts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flat(3).flatMap(listTexts);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}
