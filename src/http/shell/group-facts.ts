/** What holds for every answer of a group of addresses, also for unknown ones and wrong methods below them. */
export interface GroupFacts {
  /** `programs`: JSON always. `people`: pages in their language, and JSON for a script that asks for it. */
  readonly readBy: "people" | "programs";
  /** The largest body that is read at all, in bytes; what a post or a form may be is for their use cases to say. */
  readonly bodyBytes: number;
  /** Who may show its pages in a frame. */
  readonly framedBy: "nobody" | "allowed-origins";
  /** `framed`: its pages show mails in frames. `alone`: it answers mails as they are, whose styles stand in them. */
  readonly mails?: "framed" | "alone";
  /** Does a form of it ask whether a person sends it? Then its pages may load that check, and no other script. */
  readonly asksForPerson: boolean;
  /** `never`: its answers are about one person, or for the author. Else each answer says by itself. */
  readonly stored: "never" | "as-answered";
}
