import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 240;
const HEIGHT = 120;
const GAP = 4;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** A bit of depth 8, a palette, and nothing special. */
const HEADER_REST = [8, 3, 0, 0, 0];
const WHITE = 0;
const BLUE = 1;
const PALETTE = Buffer.from([0xff, 0xff, 0xff, 0x2f, 0x6f, 0xb5]);

/** A chart of bars as a picture. @param shares of the whole height, from 0 to 1. @returns a PNG, as base64 */
export function barsAsPng(shares: readonly number[]): string {
  const width = WIDTH / shares.length;
  const rows = Array.from({ length: HEIGHT }, (_row, y) => {
    const row = Buffer.alloc(1 + WIDTH, WHITE);
    for (const [index, share] of shares.entries())
      if (HEIGHT - y <= share * HEIGHT) row.fill(BLUE, 1 + index * width + GAP, 1 + (index + 1) * width - GAP);
    return row;
  });
  const size = Buffer.alloc(8);
  size.writeUInt32BE(WIDTH, 0);
  size.writeUInt32BE(HEIGHT, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([size, Buffer.from(HEADER_REST)])),
    chunk('PLTE', PALETTE),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]).toString('base64');
}

/** Length, name, content and sum, as PNG has it. */
function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
