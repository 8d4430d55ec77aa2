import { writeLink, writePicture } from "../write-markdown.ts";
import { findArgument, type TagArguments } from "./tag-arguments.ts";

const PICTURE = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp)(?:[?#]|$)/i;

export const isPicture = (address: string): boolean => PICTURE.test(address);

/** The picture that a tag with named arguments shows, as most themes name them; null: it names none. */
export function writeNamedPicture(given: TagArguments, isFirst: boolean): string | null {
  const source =
    findArgument(given, "src url image image_path path file filename img href source") ??
    given.plain.find(isPicture);
  if (source === undefined || !(isPicture(source) || given.named.has("src"))) return null;
  const alt = findArgument(given, "alt title description") ?? "";
  const caption = findArgument(given, "caption attr");
  const picture = writePicture(
    { source, alt, caption: caption ?? findArgument(given, "title") ?? "" },
    isFirst,
  );
  const target = findArgument(given, "link");
  return target === undefined ? picture : writeLink(picture, target);
}
