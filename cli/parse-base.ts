/** What is wrong with an address of a newsletter, in plain words; null where it can be used. */
export function findBaseFault(base: string): string | null {
  const fault = describeFault(base);
  if (fault === null) return null;
  return `GAZETTE_URL ${fault} Write the newsletter's whole address, such as ${suggestBase(base)}.`;
}

function describeFault(base: string): string | null {
  if (base.trim() === "") return "is empty.";
  const url = URL.parse(base.trim());
  if (url === null || url.hostname === "") return `is "${base}", which is no web address.`;
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return `is "${base}", which does not begin with https:// or http://.`;
  if (url.username !== "" || url.password !== "") return "has a name or a password in it.";
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "")
    return `is "${base}", but a newsletter lives at the root of its host name.`;
  return null;
}

/** What was most likely meant: the same host with a scheme and without a path. */
function suggestBase(base: string): string {
  const host = base.trim().replace(/^[a-z][a-z0-9+.-]*:\/+/i, "");
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/i.test(host);
  const meant = host === "" ? null : URL.parse(`${isLocal ? "http" : "https"}://${host}`);
  const isHost = meant !== null && (isLocal || meant.hostname.includes("."));
  return isHost ? meant.origin : "http://localhost:8787 or https://news.example.com";
}
