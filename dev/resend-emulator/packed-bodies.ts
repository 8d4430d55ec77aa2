import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

interface Bodies {
  readonly html: string | null;
  readonly text: string | null;
}

export interface PackedBodies {
  /** Bodies of the nth mail; unpacks on demand and keeps what it unpacked last. */
  read(position: number): Bodies;
}

// The mails of a batch differ by a few links: with a window wider than one mail they shrink to about 1 %.
const FAST_AND_WIDE = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 2, [constants.BROTLI_PARAM_LGWIN]: 22 },
};

let lastUnpacked: { readonly owner: PackedBodies; readonly bodies: readonly Bodies[] } | null = null;

/** Keeps the HTML and text of one call's mails in little memory. */
export function packBodies(bodies: readonly Bodies[]): PackedBodies {
  const packed = brotliCompressSync(JSON.stringify(bodies), FAST_AND_WIDE);
  const owner: PackedBodies = {
    read(position) {
      if (lastUnpacked?.owner !== owner) {
        lastUnpacked = { owner, bodies: JSON.parse(brotliDecompressSync(packed).toString()) };
      }
      return lastUnpacked.bodies[position] ?? { html: null, text: null };
    },
  };
  return owner;
}
