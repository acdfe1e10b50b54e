import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a worker thread whose entry file stands beside the caller: `./<name>.js` in the built package, `./<name>.ts`
 * when the caller itself runs from source (tests, development).
 *
 * @param moduleUrl the caller's `import.meta.url`
 * @param name the entry file's name without its ending
 */
export function spawnWorker(moduleUrl: string, name: string, options: WorkerOptions = {}): Worker {
  const fromSource = new URL(moduleUrl).pathname.endsWith('.ts');
  if (!fromSource) return new Worker(new URL(`./${name}.js`, moduleUrl), { name, ...options });
  const entry = fileURLToPath(new URL(`./${name}.ts`, moduleUrl));
  return new Worker(scriptOf(entry), { name, ...options, eval: true, execArgv: [] });
}

const scripts = new Map<string, string>();

/**
 * One script of the entry and what it imports, put together once: a thread that registered a loader and compiled its
 * modules anew would take six times as long to start, and tests start hundreds.
 */
function scriptOf(entry: string): string {
  const known = scripts.get(entry);
  if (known !== undefined) return known;
  const { buildSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
  const { outputFiles } = buildSync({ ...BUNDLE, entryPoints: [entry] });
  const bundled = outputFiles.map(({ text }) => text).join('');
  // Evaluated code would look for packages from the working directory.
  const script = `(require => {${bundled}})(require('node:module').createRequire(${JSON.stringify(entry)}));`;
  scripts.set(entry, script);
  return script;
}

const BUNDLE = {
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  packages: 'external',
} as const;
