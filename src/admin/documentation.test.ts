import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROUTES } from './admin.ts';

it('docs/api.md lists every route, and who may use it', () => {
  const text = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^\| `(\w+ \/[^`]*)` \| ([^|]+) \|/gm)].map(
    ([, route, who]) => `${route}: ${who}`,
  );
  const who = { open: 'nobody', 'any-key': 'any key', 'calls.read': 'any key', manage: 'master key' };
  const declared = ROUTES.map(({ method, path, permission }) => {
    const needed = typeof permission === 'function' ? 'manage' : permission;
    return `${method} ${path}: ${who[needed]}`;
  });
  expect(documented).toEqual(declared);
});
