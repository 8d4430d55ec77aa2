/** Of either parser's tree. */
interface Listing {
  readonly children?: readonly object[] | undefined;
}

/** `ts` of a listing that began with ` ```ts {1,3} `; empty where the author named no language. */
export function readCodeLanguage({ children = [] }: Listing): string {
  const names = children.map((child) =>
    "name" in child && child.name === "code" && "attribs" in child ? readClass(child.attribs) : "",
  );
  return /(?:^|\s)language-([^\s{]+)/.exec(names.join(" "))?.[1] ?? "";
}

const readClass = (attributes: unknown) =>
  typeof attributes === "object" && attributes !== null && "class" in attributes
    ? String(attributes.class)
    : "";
