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

/** A heading and what stands under it, up to the next one of any level. */
export function sectionOf(text: string, heading: string): string {
  const start = text.indexOf(`\n${heading}\n`);
  if (start === -1) return '';
  const end = text.slice(start + heading.length + 2).search(/^#+ /m);
  return end === -1 ? text.slice(start) : text.slice(start, start + heading.length + 2 + end);
}

/** What the first column of the table under a heading names, between backticks. */
export const namesUnder = (text: string, heading: string): string[] =>
  [...sectionOf(text, heading).matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, cell = '']) => inlineCode(cell));
