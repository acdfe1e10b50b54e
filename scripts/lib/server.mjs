// The server's program.
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './run.mjs';
import { SERVER, UI } from './sources.mjs';

/** Threads are started by file name, beside whatever starts them (src/store/spawn-worker.ts). */
const ENTRIES = ['src/main.ts', 'src/store/sqlite/database-thread.ts', 'src/ledger/redaction/redactor-thread.ts'];

/**
 * Joins the modules of src/ into a few files: Node finds and compiles those in half the time that it takes for hundreds.
 * Packages that `dependencies` name stay outside; any other that src/ uses goes in, and its licence with it.
 *
 * @throws Error when it cannot be built; what is wrong has been printed
 */
export async function buildServer() {
  removeOld();
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(ENTRIES.map((path) => [/([\w-]+)\.ts$/.exec(path)[1], path])),
    outdir: SERVER.out,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: Object.keys(dependencies),
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
  });
  chmodSync(join(root, SERVER.out, 'main.js'), 0o755);
  writeLicences(packagesIn(metafile));
}

/** The admin UI is built apart. */
function removeOld() {
  const out = join(root, SERVER.out);
  if (!existsSync(out)) return;
  for (const entry of readdirSync(out))
    if (join(out, entry) !== join(root, UI.out)) rmSync(join(out, entry), { recursive: true });
}

const packagesIn = ({ inputs }) =>
  new Set(Object.keys(inputs).flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));

function writeLicences(packages) {
  const texts = [...packages].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`The package ${name} has no licence to pass on: name it in "dependencies" instead.`);
    return `${name}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  writeFileSync(join(root, SERVER.out, 'LICENSES.txt'), texts.join('\n\n'));
}
