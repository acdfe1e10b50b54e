/** The bytes JSON is made of. */
export const BYTE = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  upperE: 0x45,
  openArray: 0x5b,
  backslash: 0x5c,
  closeArray: 0x5d,
  lowerE: 0x65,
  lowerF: 0x66,
  lowerN: 0x6e,
  lowerT: 0x74,
  lowerU: 0x75,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const;

/** A table with 1 at the bytes of the given characters. */
const tableOf = (characters: string): Uint8Array => {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(characters, 'latin1')) table[byte] = 1;
  return table;
};

/** @param byte undefined behind the end of a text */
export const isWhiteSpace = (byte: number | undefined): boolean =>
  byte !== undefined &&
  byte <= BYTE.space &&
  (byte === BYTE.space || byte === BYTE.lineFeed || byte === BYTE.carriageReturn || byte === BYTE.tab);

export const IS_HEX = tableOf('0123456789abcdefABCDEF');
/** What may follow a backslash, besides `u` and its four digits. */
export const IS_ESCAPED = tableOf('"\\/bfnrt');
/** What stands for itself in a string: everything but control characters, the quote and the backslash. */
export const IS_PLAIN = new Uint8Array(256).map((_, byte) =>
  byte >= BYTE.space && byte !== BYTE.quote && byte !== BYTE.backslash ? 1 : 0,
);
