const UTF_8 = new TextEncoder();
const START = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as const;
const BLOCK_BYTES = 64;

type State = readonly [number, number, number, number, number];

/**
 * SHA-1 in hex (FIPS 180-4, section 6.1), for addresses that a generator makes with it and for nothing that must be safe. The
 * platform's own is asynchronous, which what an address is must not become for the sake of one token.
 */
export function hashAsSha1(text: string): string {
  const blocks = padMessage(UTF_8.encode(text));
  let state: State = START;
  for (let at = 0; at < blocks.byteLength; at += BLOCK_BYTES)
    state = mixBlock(state, new DataView(blocks.buffer, at, BLOCK_BYTES));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** A one, zeros up to the end of a block, and there the length in bits. */
function padMessage(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / BLOCK_BYTES) * BLOCK_BYTES);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  return padded;
}

function mixBlock(state: State, block: DataView): State {
  const words = Array.from({ length: BLOCK_BYTES / 4 }, (_, index) => block.getInt32(index * 4));
  const wordAt = (index: number) => words[index] ?? 0;
  for (let index = 16; index < 80; index += 1)
    words.push(turn(wordAt(index - 3) ^ wordAt(index - 8) ^ wordAt(index - 14) ^ wordAt(index - 16), 1));
  let [a, b, c, d, e] = state;
  for (let index = 0; index < 80; index += 1) {
    const [mixed, constant] = mixRound(index, b, c, d);
    [a, b, c, d, e] = [(turn(a, 5) + mixed + e + constant + wordAt(index)) | 0, a, turn(b, 30), c, d];
  }
  return [state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e];
}

function mixRound(round: number, b: number, c: number, d: number): readonly [number, number] {
  if (round < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (round < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (round < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

const turn = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));
