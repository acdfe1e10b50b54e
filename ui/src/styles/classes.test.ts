import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCES = join(import.meta.dirname, '..');
const FILES = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
const read = (suffix: RegExp): string[] =>
  FILES.filter((file) => suffix.test(file)).map((file) => readFileSync(join(SOURCES, file), 'utf8'));

/** Names that are put together where they are used. */
const COMPOSED = /^(kind|hop)-(agent|llm|tool|gateway)$|^part-(input|cached_input|cache_write|output|reasoning)$/;

it('every class that is styled stands on something', () => {
  const styled = read(/\.css$/)
    .map((css) => css.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/\{[^{}]*\}/g, '{}'))
    .flatMap((css) => [...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name));
  const texts = read(/\.tsx?$/).flatMap((source) => source.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? []);
  const words = new Set(texts.flatMap((text) => text.match(/[a-z][\w-]*/g) ?? []));
  const dead = [...new Set(styled)].filter((name) => !words.has(name) && !COMPOSED.test(name));
  expect(dead).toEqual([]);
});
