import { FONT, LIGHT, SIZE } from "../theme.ts";

interface MailButtonProps {
  readonly href: string;
  readonly label: string;
  /** For those who hear links out of their context. */
  readonly about?: string;
}

/** A button without an image. The table is for Outlook, which knows padding and colour on cells only. */
export function MailButton({ href, label, about }: MailButtonProps) {
  return (
    <table role="presentation" cellpadding="0" cellspacing="0" border={0} style={{ margin: "24px 0 0" }}>
      <tr>
        <td class="button" bgcolor={LIGHT.accent} style={CELL}>
          <a class="press" href={href} style={LINK} {...(about === undefined ? {} : { "aria-label": about })}>
            {label}
          </a>
        </td>
      </tr>
    </table>
  );
}

const CELL = { background: LIGHT.accent, "border-radius": "3px", "mso-padding-alt": "13px 26px" };

const LINK = {
  display: "inline-block",
  padding: "13px 26px",
  color: LIGHT.onAccent,
  "font-family": FONT.interface,
  "font-size": SIZE.button,
  "font-weight": "600",
  "line-height": "1.25",
  "text-decoration": "none",
};
