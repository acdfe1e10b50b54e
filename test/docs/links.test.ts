import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS } from './documents.ts';

const root = join(import.meta.dirname, '..', '..');
const LINK = /\[[^\]]*\]\((?<target>[^)\s]+)\)/g;
const isElsewhere = (target: string): boolean => /^[a-z]+:/.test(target);

/** Links of a page, as paths from the project's root with the anchor behind `#`. */
function linksOf(name: string, text: string): string[] {
  const targets = [...text.matchAll(LINK)].map(({ groups }) => groups?.['target'] ?? '');
  return targets.filter((target) => !isElsewhere(target)).map((target) => resolved(name, target));
}

const resolved = (from: string, target: string): string =>
  target.startsWith('#') ? from + target : normalize(join(dirname(from), target));

/** The anchors that GitHub gives to a page's headings. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

const ANCHORS = new Map(DOCUMENTS.map(({ name, text }) => [name, anchorsOf(text)]));

function leadsSomewhere(link: string): boolean {
  const [path = '', anchor] = link.split('#');
  return existsSync(join(root, path)) && (anchor === undefined || ANCHORS.get(path)?.includes(anchor) === true);
}

describe.each(DOCUMENTS)('$name', ({ name, text }) => {
  it('has no link to a page or heading that is not there', () => {
    expect(linksOf(name, text).filter((link) => !leadsSomewhere(link))).toEqual([]);
  });
});

it('the index leads to every guide', () => {
  const index = DOCUMENTS.find(({ name }) => name === 'docs/README.md');
  const linked = linksOf('docs/README.md', index?.text ?? '');
  const guides = DOCUMENTS.map(({ name }) => name).filter((name) => name.startsWith('docs/') && name !== index?.name);
  expect(guides.filter((guide) => !linked.includes(guide))).toEqual([]);
});
