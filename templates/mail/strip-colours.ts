const COLOURS = /<span class="hl-[a-z]">|<\/span>/g;

/** A block without the colours of its code, where the mail has no room for them. Within a listing all spans are colours. */
export const stripColours = (html: string): string =>
  html.replace(/<pre>.*?<\/pre>/gs, (listing) => listing.replace(COLOURS, ""));
