// Builds the server: src/ -> dist/, plain JavaScript with source maps; and the admin UI: ui/ -> dist/ui/, static files, when
// its sources have changed since the last time.
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './lib/run.mjs';
import { isBuilt, markBuilt, SERVER, UI } from './lib/sources.mjs';
import { buildUi } from './lib/ui.mjs';

const dist = join(root, SERVER.out);
const ui = join(root, UI.out);
if (existsSync(dist))
  for (const entry of readdirSync(dist)) if (join(dist, entry) !== ui) rmSync(join(dist, entry), { recursive: true });

const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
if (!run(process.execPath, [compiler, '-p', 'tsconfig.build.json'])) fail();

const entry = join(dist, 'main.js');
if (existsSync(entry)) chmodSync(entry, 0o755);
markBuilt(SERVER);

if (!isBuilt(UI)) {
  if (!buildUi()) fail();
  markBuilt(UI);
}

function fail() {
  console.error('The build failed: the messages above say where.');
  process.exit(1);
}
