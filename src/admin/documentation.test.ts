import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROUTES } from './admin.ts';
import type { Permission } from './http/route.ts';

/** Who may at least ask; what for, the route decides. */
const WHO: Record<Permission, string> = {
  open: 'nobody',
  'any-key': 'any key',
  'calls.read': 'any key',
  'keys.read': 'any key',
  'users.read': 'any key',
  'team.read': 'any key',
  'requests.make': 'any key',
  'requests.read': 'any key',
  'keys.rotate': 'user',
  'keys.generate': 'team admin',
  'keys.manage': 'team admin',
  'team.members': 'team admin',
  'requests.decide': 'team admin',
  inspect: 'viewer',
  'audit.read': 'viewer',
  manage: 'admin',
  'users.manage': 'admin',
  'team.manage': 'admin',
};

it('docs/api.md lists every route, and who may use it', () => {
  const text = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^\| `(\w+ \/[^`]*)` \| ([^|]+) \|/gm)].map(
    ([, route, who]) => `${route}: ${who}`,
  );
  const declared = ROUTES.map(({ method, path, permission }) => {
    const needed = typeof permission === 'function' ? 'inspect' : permission;
    return `${method} ${path}: ${WHO[needed]}`;
  });
  expect(documented).toEqual(declared);
});
