import { selectWebLink } from "./web-link.ts";

/**
 * The address of a picture in a mail: https, also where the author wrote http, as browsers ask for the pictures of a
 * page that came by https. Null where it is no address for the web.
 */
export const selectPictureLink = (text: string): string | null =>
  selectWebLink(text)?.replace(/^http:/, "https:") ?? null;
