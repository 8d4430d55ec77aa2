import type { Direction } from "../words/writing.ts";

/**
 * The direction in words beside the attribute: some clients that keep `dir` go on aligning left, and what stands inside
 * the column inherits the column's own alignment.
 */
export const ALIGNMENT = {
  ltr: { direction: "ltr", "text-align": "left" },
  rtl: { direction: "rtl", "text-align": "right" },
} as const satisfies Record<Direction, object>;

/** Letters that join, as Arabic ones do, take no italics. */
export const ITALIC = {
  ltr: { "font-style": "italic" },
  rtl: {},
} as const satisfies Record<Direction, object>;
