// Builds the server: src/ -> dist/, plain JavaScript with source maps.
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './lib/run.mjs';
import { markBuilt } from './lib/sources.mjs';

const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });

const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
if (!run(process.execPath, [compiler, '-p', 'tsconfig.build.json'])) {
  console.error('The build failed: the messages above say where.');
  process.exit(1);
}

const entry = join(dist, 'main.js');
if (existsSync(entry)) chmodSync(entry, 0o755);
markBuilt();
