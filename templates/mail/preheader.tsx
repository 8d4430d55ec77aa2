/** Invisible characters that inboxes do not collapse: without them the text after the preheader leaks into it. */
const PADDING = "\u034f\u2007\u00ad".repeat(90);

const HIDDEN = {
  display: "none",
  "max-height": "0",
  overflow: "hidden",
  "font-size": "1px",
  "line-height": "1px",
  opacity: "0",
  "mso-hide": "all",
};

/** The hidden line that an inbox shows after the subject. */
export function Preheader({ line }: { readonly line: string }) {
  return (
    <div style={HIDDEN}>
      {line}
      <span aria-hidden="true">{PADDING}</span>
    </div>
  );
}
