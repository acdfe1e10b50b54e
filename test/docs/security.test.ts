import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { guide, inlineCode } from './documents.ts';

const root = join(import.meta.dirname, '..', '..');

const claims = [...guide('security.md').matchAll(/^\| \*\*(\d+)\*\* .*\| (?<files>[^|]+) \|$/gm)].flatMap(
  ([, promise = '', files = '']) => inlineCode(files).map((file) => ({ promise, file })),
);

/** Whether a test or a group of tests is named after a promise, alone or with others. */
const names = (source: string, promise: string): boolean =>
  new RegExp(`['"\`](?:security )?promises? (?:\\d+ and )?${promise}\\b`).test(source);

it.each(claims)('promise $promise is attacked in $file', ({ promise, file }) => {
  expect(names(readFileSync(join(root, file), 'utf8'), promise)).toBe(true);
});
