// The admin UI's static files.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root, run } from './run.mjs';
import { UI } from './sources.mjs';

/** Fonts are packed already; the page itself is made anew for each request. */
const PACKED_WHEN_SENT = /\.(js|css|svg)$/;

/**
 * Makes dist/ui/, with a packed copy beside each file that a browser gets packed.
 * @throws Error when it cannot be built; what is wrong has been printed
 */
export function buildUi() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!run(process.execPath, [vite, 'build', 'ui', '--logLevel', 'warn']))
    throw new Error('the messages above say where.');
  for (const entry of readdirSync(join(root, UI.out), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !PACKED_WHEN_SENT.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}
