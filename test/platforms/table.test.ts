import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PLATFORMS } from './platforms.ts';
import { renderAbilities } from './table.ts';

const GUIDE = join(import.meta.dirname, '..', '..', 'docs', 'platforms.md');
const BEGIN = '<!-- generated from test/platforms/platforms.ts: npx vitest run test/platforms/table.test.ts -u -->\n';
const END = '\n<!-- end of what is generated -->';

it('docs/platforms.md says what the conversations prove (vitest -u writes it anew)', async () => {
  const [before = '', rest = ''] = (await readFile(GUIDE, 'utf8')).split(BEGIN);
  const after = rest.slice(rest.indexOf(END));
  expect(after).toContain(END);
  await expect(`${before}${BEGIN}\n${renderAbilities(PLATFORMS)}\n${after}`).toMatchFileSnapshot(GUIDE);
});
