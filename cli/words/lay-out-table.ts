/** Rows as columns of one width each, for a terminal; the last column is as long as it is. */
export function layOutTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => measureWidth(row[column] ?? ""))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === row.length - 1 ? cell : cell + " ".repeat((widths[column] ?? 0) - measureWidth(cell)),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });
/** What a terminal shows two columns wide: East Asian letters and pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

const measureWidth = (text: string) =>
  [...GRAPHEMES.segment(text)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0);
