import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A page of the documentation. */
export interface Document {
  /** Its path from the project's root, e.g. `docs/keys.md`. */
  name: string;
  text: string;
}

const read = (name: string): Document => ({ name, text: readFileSync(join(root, name), 'utf8') });

/** What users read: the front page and the guides. */
export const GUIDES: Document[] = [
  read('README.md'),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => read(`docs/${name}`)),
];

/** One guide. */
export const guide = (name: string): string => read(`docs/${name}`).text;

/** Every page. */
export const DOCUMENTS: Document[] = [...GUIDES, read('CONTRIBUTING.md'), read('CHANGELOG.md')];

/** The code that stands in the text between backticks, without what is fenced. */
export const inlineCode = (text: string): string[] =>
  [...text.replace(/^```.*?^```$/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** The rows of the first table under a heading: the cells' inline code where there is some, else their text. */
export function tableUnder(text: string, heading: string): string[][] {
  const [, section = ''] = text.split(`\n${heading}\n`);
  const rows = /(?:^\|.*\|$\n?)+/m.exec(section)?.[0].trimEnd().split('\n') ?? [];
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
