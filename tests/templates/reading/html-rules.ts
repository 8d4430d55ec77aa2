import { type ConfigData, HtmlValidate } from "html-validate";

/** What the pages keep to: everything that html-validate recommends, but for how JSX spells the same thing. */
const PAGE_RULES: ConfigData = {
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    "void-style": "off", // ours are closed by JSX, those of posts are not: both are right
    "attribute-boolean-style": ["error", { style: "empty" }],
    // Several boxes of one name are one question; the server reads them as a list.
    "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
    // The style sheet comes from the page's own origin.
    "require-sri": ["error", { target: "crossorigin" }],
  },
};

/** Mails are for programs that know the HTML of 1999: what they need is allowed, and nothing else. */
const MAIL_RULES: ConfigData = {
  ...PAGE_RULES,
  rules: {
    ...PAGE_RULES.rules,
    "no-inline-style": "off", // Gmail drops style sheets that it does not like, and some programs drop all
    "no-conditional-comment": "off", // the only way to reach Outlook on Windows
    "no-deprecated-attr": "off", // Outlook knows colours and spacing of cells as attributes
    "prefer-tbody": "off", // a row is the whole table
    "long-title": "off", // it is the subject, which has a limit of its own
    "presentation-role-style": "off", // older screen readers in mail programs know `presentation`, not `none`
  },
};

const validators = { page: new HtmlValidate(PAGE_RULES), mail: new HtmlValidate(MAIL_RULES) };

/** What is wrong with a whole document, one line a fault. */
export async function listHtmlFaults(html: string, kind: "page" | "mail"): Promise<readonly string[]> {
  const report = await validators[kind].validateString(html);
  return report.results.flatMap((result) =>
    result.messages.map((fault) => `${fault.ruleId}: ${fault.message} (${fault.selector ?? ""})`),
  );
}
