const FENCED = /^(?:---|\+\+\+)[^\n]*\n(.*?)\n(?:---|\+\+\+)/s;
const JSON_OBJECT = /^\{.*?\n\}/s;
/** A key of the top level, in YAML, TOML or JSON: what is indented belongs to another, except in JSON. */
const ID_LINE = /^id[ \t]*[:=][ \t]*(.+)$/im;
const ID_MEMBER = /^\s*"id"\s*:\s*("(?:[^"\\]|\\.)*"|\d+)/im;
const QUOTED = /^"([^"]*)"|^'([^']*)'/;

/**
 * The `id` in a file's front matter, as far as plain lines tell; null: none. The newsletter reads front matter in full:
 * this only finds files that would meet, before anything is sent.
 */
export function readPostId(source: string): string | null {
  const text = source.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const block = FENCED.exec(text)?.[1] ?? JSON_OBJECT.exec(text)?.[0] ?? "";
  const written = (ID_LINE.exec(block)?.[1] ?? ID_MEMBER.exec(block)?.[1] ?? "").trim();
  const quoted = QUOTED.exec(written);
  const value = quoted?.[1] ?? quoted?.[2] ?? written.replace(/\s+#.*$/, "").trim();
  return value === "" || /^(null|~)$/i.test(value) ? null : value;
}
