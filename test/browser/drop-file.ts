import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Drags a file from outside of the browser over the page and lets go of it there, as a hand does. */
export async function dropFile(page: Page, file: { name: string; buffer: Buffer }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-drop-'));
  const path = join(folder, file.name);
  const protocol = await page.context().newCDPSession(page);
  try {
    await writeFile(path, file.buffer);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await protocol.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
  } finally {
    await protocol.detach();
    await rm(folder, { recursive: true });
  }
}
