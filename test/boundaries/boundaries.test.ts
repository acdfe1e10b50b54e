import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { forbidden, options } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));

/** Each forbidden import, alone in an otherwise empty house, and the rule that must catch it. */
const FORBIDDEN: { rule: string; from: string; imports: string }[] = [
  { rule: 'protocol-knows-only-its-ground', from: 'protocol/a.ts', imports: '../store/index.ts' },
  { rule: 'config-knows-only-its-ground', from: 'config/a.ts', imports: '../agents/index.ts' },
  { rule: 'store-knows-only-its-ground', from: 'store/a.ts', imports: '../ledger/index.ts' },
  { rule: 'outbound-knows-only-its-ground', from: 'outbound/a.ts', imports: '../access/index.ts' },
  { rule: 'agents-knows-only-its-ground', from: 'agents/a.ts', imports: '../gateway/index.ts' },
  { rule: 'tasks-knows-only-its-ground', from: 'tasks/a.ts', imports: '../platforms/index.ts' },
  { rule: 'access-knows-only-its-ground', from: 'access/a.ts', imports: '../fronts/index.ts' },
  { rule: 'ledger-knows-only-its-ground', from: 'ledger/a.ts', imports: '../admin/index.ts' },
  { rule: 'tracing-knows-only-its-ground', from: 'tracing/a.ts', imports: '../gateway/index.ts' },
  { rule: 'platforms-knows-only-its-ground', from: 'platforms/a.ts', imports: '../agents/index.ts' },
  { rule: 'gateway-knows-only-its-ground', from: 'gateway/a.ts', imports: '../fronts/index.ts' },
  { rule: 'fronts-knows-only-its-ground', from: 'fronts/a.ts', imports: '../platforms/index.ts' },
  { rule: 'admin-knows-only-its-ground', from: 'admin/a.ts', imports: '../platforms/index.ts' },
  { rule: 'through-the-door', from: 'gateway/b.ts', imports: '../agents/inside.ts' },
  { rule: 'undici-only-in-outbound', from: 'platforms/b.ts', imports: 'undici' },
  { rule: 'database-drivers-only-in-store', from: 'access/b.ts', imports: 'pg' },
  { rule: 'sql-only-in-store-and-repositories', from: 'ledger/b.ts', imports: 'kysely' },
  { rule: 'sdk-is-a-peer-not-a-part', from: 'protocol/b.ts', imports: '@a2a-js/sdk' },
];

let house: string;
let result: ICruiseResult;

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'switchboard-boundaries-'));
  cpSync(join(root, 'tsconfig.json'), join(house, 'tsconfig.json'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
  for (const { from, imports } of FORBIDDEN) {
    write(from, `import * as forbidden from '${imports}';\nexport const a = forbidden;\n`);
    if (imports.startsWith('.')) write(join(dirname(from), imports), 'export const b = 1;\n');
  }
  write('ledger/call-repository.ts', `import * as sql from 'kysely';\nexport const a = sql;\n`);
  write('ledger/round.ts', `import './about.ts';\n`);
  write('ledger/about.ts', `import './round.ts';\n`);
  const { output } = await cruise(['src'], { ...options, baseDir: house, ruleSet: { forbidden }, validate: true });
  if (typeof output === 'string') throw new Error(output);
  result = output;
}, 60_000);

afterAll(() => rmSync(house, { recursive: true, force: true }));

function write(path: string, text: string): void {
  const file = join(house, 'src', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const caught = (rule: string, from: string): boolean =>
  result.summary.violations.some((violation) => violation.rule.name === rule && violation.from === `src/${from}`);

test.each(FORBIDDEN)('$from may not import $imports', ({ rule, from }) => {
  expect(caught(rule, from)).toBe(true);
});

test('imports in a circle are found', () => {
  const members = ['src/ledger/round.ts', 'src/ledger/about.ts'];
  const cycles = result.summary.violations.filter(({ rule }) => rule.name === 'no-cycles');
  expect(cycles.some(({ from, to }) => members.includes(from) && members.includes(to))).toBe(true);
});

test('a repository may speak SQL', () => {
  expect(caught('sql-only-in-store-and-repositories', 'ledger/call-repository.ts')).toBe(false);
});
