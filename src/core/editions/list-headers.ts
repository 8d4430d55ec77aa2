/** The list headers (RFC 2369, RFC 8058, RFC 2919) of a mail of the newsletter. The leave address is the reader's own. */
export const deriveListHeaders = (publicUrl: string, leaveUrl: string): Readonly<Record<string, string>> => ({
  "List-Unsubscribe": `<${leaveUrl}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  "List-Id": `<newsletter.${new URL(publicUrl).hostname}>`,
});
