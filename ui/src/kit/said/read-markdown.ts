import MarkdownIt, { type Token } from 'markdown-it';
import { type LinkTarget, linkTarget } from './link-target.ts';

/** A piece of a text: words, or something that stands around others. */
export type MarkdownNode = string | MarkdownElement;

export interface MarkdownElement {
  tag: MarkdownTag;
  children: MarkdownNode[];
  /** Of a link or picture; undefined when it leads nowhere. */
  target?: LinkTarget | undefined;
  /** Of a table's cell. */
  align?: 'center' | 'right';
  /** Of an ordered list. */
  start?: number;
}

const TAGS = [
  ...(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr'] as const),
  ...(['table', 'thead', 'tbody', 'tr', 'th', 'td'] as const),
  ...(['strong', 'em', 's', 'code', 'br', 'a', 'img'] as const),
] as const;

export type MarkdownTag = (typeof TAGS)[number];

const KNOWN: ReadonlySet<string> = new Set(TAGS);
const isKnown = (tag: string): tag is MarkdownTag => KNOWN.has(tag);

/** Longer texts are read as they are; within it the worst takes a fraction of a second. */
const LONGEST = 32_768;
/** More pieces than that nobody reads as a page: a table of ten thousand cells. */
const MOST_PIECES = 10_000;

/** HTML is words like others; nothing is nested deeper than anybody reads. */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
// What leads nowhere is told by its target: a link that is not one would be shown with its brackets.
markdown.validateLink = () => true;

/**
 * A text in CommonMark, with tables and struck words as GitHub has them, as pieces to be shown: no HTML is made of it.
 *
 * @returns undefined when it is too long for that
 */
export function readMarkdown(text: string): MarkdownNode[] | undefined {
  if (text.length > LONGEST) return undefined;
  const tokens = markdown.parse(text, {});
  const pieces = tokens.reduce((sum, { children }) => sum + 1 + (children?.length ?? 0), 0);
  return pieces > MOST_PIECES ? undefined : nested(tokens);
}

function nested(tokens: readonly Token[]): MarkdownNode[] {
  const root: MarkdownNode[] = [];
  const open: MarkdownNode[][] = [root];
  for (const token of tokens) {
    const around = open.at(-1) ?? root;
    if (token.nesting === -1) open.pop();
    else if (token.nesting === 0) around.push(...leaf(token));
    else {
      const element = elementOf(token);
      // The items of a list without blank lines stand in it as they are.
      if (element && !token.hidden) around.push(element);
      open.push(element && !token.hidden ? element.children : around);
    }
  }
  return root;
}

function leaf(token: Token): MarkdownNode[] {
  switch (token.type) {
    case 'inline':
      return nested(token.children ?? []);
    case 'softbreak':
    case 'hardbreak':
      return [{ tag: 'br', children: [] }];
    case 'hr':
      return [{ tag: 'hr', children: [] }];
    case 'code_inline':
      return [{ tag: 'code', children: [token.content] }];
    case 'fence':
    case 'code_block':
      return [{ tag: 'pre', children: [token.content.replace(/\n$/, '')] }];
    case 'image':
      return [{ tag: 'img', children: [token.content], target: linkTarget(attribute(token, 'src')) }];
    default:
      return token.content === '' ? [] : [token.content];
  }
}

function elementOf(token: Token): MarkdownElement | undefined {
  const { tag } = token;
  if (!isKnown(tag)) return undefined;
  const element: MarkdownElement = { tag, children: [] };
  if (tag === 'a') element.target = linkTarget(attribute(token, 'href'));
  const align = /(center|right)/.exec(attribute(token, 'style'))?.[1];
  if (align === 'center' || align === 'right') element.align = align;
  const start = Number(attribute(token, 'start'));
  if (start > 1) element.start = start;
  return element;
}

const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? '');
