import { readFileSync } from 'node:fs';

interface Package {
  version?: string;
  license?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const root = new URL('../', import.meta.url);
const read = (path: string): Package => JSON.parse(readFileSync(new URL(path, root), 'utf8')) as Package;

/** Belong to the build, and not to what is built. */
const TOOLS = /^(@types\/|@vitejs\/|vite$)/;

/** What the gateway and its UI are made with, as the installed packages say themselves; by name. */
export function licences(): { name: string; version: string; licence: string }[] {
  const names = [
    ...Object.keys(read('package.json').dependencies ?? {}),
    ...Object.keys(read('ui/package.json').devDependencies ?? {}).filter((name) => !TOOLS.test(name)),
  ];
  return [...new Set(names)].sort().map((name) => {
    const { version = '', license = 'see the package' } = read(`node_modules/${name}/package.json`);
    return { name, version, licence: license };
  });
}
