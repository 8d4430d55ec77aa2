/** Which of a path's folders are meant, as Hugo writes it: `[1:]`, `[:last]`, `[0]`, `[last]`. */
export type SectionSlice =
  | { readonly at: Position }
  | { readonly from: Position | null; readonly to: Position | null };

type Position = number | "last";

const SLICE = /^\[(?:(\d{1,3}|last)|(\d{1,3}|last)?:(\d{1,3}|last)?)\]$/i;

/** Null: it is none. */
export function parseSectionSlice(text: string): SectionSlice | null {
  const [whole, at, from, to] = SLICE.exec(text) ?? [];
  if (whole === undefined) return null;
  if (at !== undefined) return { at: toPosition(at) };
  return { from: from === undefined ? null : toPosition(from), to: to === undefined ? null : toPosition(to) };
}

const toPosition = (text: string): Position => (/^\d/.test(text) ? Number(text) : "last");

/** The folders that it names; one that begins behind the last folder names none. */
export function cutSections(sections: readonly string[], slice: SectionSlice): readonly string[] {
  const place = (position: Position) => (position === "last" ? sections.length - 1 : position);
  if ("at" in slice) return sections.slice(place(slice.at), place(slice.at) + 1);
  const { from, to } = slice;
  return sections.slice(from === null ? 0 : place(from), to === null ? sections.length : place(to));
}
