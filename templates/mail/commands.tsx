import { FONT, LIGHT, SIZE } from "../theme.ts";

/** Lines to be typed. Outlook on Windows pads and colours cells alone; they read from the left in every language. */
export function Commands({ commands }: { readonly commands: readonly string[] }) {
  return (
    <table
      role="presentation"
      dir="ltr"
      width="100%"
      cellpadding="0"
      cellspacing="0"
      border={0}
      style={{ margin: "16px 0 0", "table-layout": "fixed" }}
    >
      <tr>
        <td class="sheet listing" bgcolor={LIGHT.sheet} style={CELL}>
          <pre class="ink code" style={LINES}>
            {commands.join("\n")}
          </pre>
        </td>
      </tr>
    </table>
  );
}

const CELL = { padding: "16px 18px", background: LIGHT.sheet, "border-radius": "4px" };

const LINES = {
  margin: "0",
  "font-family": FONT.code,
  "font-size": SIZE.code,
  "line-height": "1.5",
  color: LIGHT.ink,
  "white-space": "pre-wrap",
  "word-wrap": "break-word",
  "text-align": "left",
};
