import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const KEPT = join(import.meta.dirname, 'baselines');
const FOUND = join('reports', 'baselines');

/** What shows times, durations and what follows from them, which are others at each run. */
const CHANGING = [
  'time',
  '.num',
  '.strip',
  '.chart',
  '.figure',
  '.trace-lane',
  '.ruler',
  '.facts',
  '.trace-foot',
  '.mono',
  '.when',
  '.ago',
];
/** Fonts are drawn a little differently on every machine; at a quarter of the size that is all but gone. */
const SHRUNK_BY = 4;
/** Which part of a picture may differ before somebody may want to see it. */
const WORTH_A_LOOK = 0.01;
/** How far one of red, green and blue may be off, of 255. */
const NEAR = 40;

// What a blank page is asked: the picture at a quarter of its size, and which part of it is other than the one before.
const COMPARE = `async ({ shot, before }) => {
  const shrink = async (url, by) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width / by, image.height / by);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return { canvas, pixels: context.getImageData(0, 0, canvas.width, canvas.height).data };
  };
  const { canvas, pixels } = await shrink(shot, ${SHRUNK_BY});
  if (before === null) {
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 })).arrayBuffer());
    return { kept: Array.from(bytes), differing: 0 };
  }
  const { pixels: wanted } = await shrink(before, 1);
  if (wanted.length !== pixels.length) return { kept: [], differing: 1 };
  let differing = 0;
  for (let at = 0; at < pixels.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs(pixels[at + channel] - wanted[at + channel]) > ${NEAR})) differing += 1;
  return { kept: [], differing: differing / (pixels.length / 4) };
}`;

/**
 * Which part of a page looks other than it did: 0 is nothing, 1 is everything. With `SWITCHBOARD_RENEW_BASELINES` set it
 * looks as it should from now on. What differs is kept under `reports/baselines`.
 */
export async function differenceOf(page: Page, name: string): Promise<number> {
  const path = join(KEPT, `${name}.webp`);
  const mask = CHANGING.map((selector) => page.locator(selector));
  const shot = await page.screenshot({ mask, maskColor: '#808080', animations: 'disabled', caret: 'hide' });
  const isRenewed = process.env['SWITCHBOARD_RENEW_BASELINES'] !== undefined;
  if (!isRenewed && !existsSync(path)) throw new Error(`${path} is missing: npm run baselines makes it.`);
  const before = isRenewed ? null : dataUrl('image/webp', await readFile(path));
  const asked = JSON.stringify({ shot: dataUrl('image/png', shot), before });
  const { kept, differing } = await askBlankPage<{ kept: number[]; differing: number }>(page, `(${COMPARE})(${asked})`);
  if (isRenewed) await save(KEPT, `${name}.webp`, Uint8Array.from(kept));
  else if (differing > WORTH_A_LOOK) await save(FOUND, `${name}.png`, shot);
  return differing;
}

async function askBlankPage<Answer>(beside: Page, question: string): Promise<Answer> {
  const blank = await beside.context().newPage();
  try {
    return await blank.evaluate<Answer>(question);
  } finally {
    await blank.close();
  }
}

const dataUrl = (type: string, bytes: Buffer): string => `data:${type};base64,${bytes.toString('base64')}`;

async function save(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), bytes);
}
