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
  const entry = new URL(`./${name}.ts`, moduleUrl).href;
  return new Worker(typescriptBootstrap(entry), { name, ...options, eval: true, execArgv: [] });
}

/** Threads do not take the loader given by `--import tsx` on Node 20, so that the thread registers it itself. */
const typescriptBootstrap = (entry: string): string => {
  const loader = import.meta.resolve('tsx/esm/api');
  return `import(${JSON.stringify(loader)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(entry)}); })`;
};
