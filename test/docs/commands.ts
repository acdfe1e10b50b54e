/** A fenced block of a document that is meant to be executed. */
export interface DocumentedCommand {
  language: 'sh' | 'js' | 'python';
  code: string;
  /** What its output must contain. */
  expected: string;
  /** The version of A2A whose SDK a script is written for. */
  sdk: '1.0' | '0.3';
  /** Where the block begins, counted from 1. */
  line: number;
  /** Its first line of code. */
  title: string;
}

const FENCE = /^```(?<language>sh|js|python) run(?<options>[^\n]*)\n(?<code>.*?)^```$/gms;

/** Finds the blocks of a Markdown text that are marked `run`, in order. */
export function readCommands(markdown: string): DocumentedCommand[] {
  return [...markdown.matchAll(FENCE)].map(({ index, groups = {} }) => ({
    language: groups['language'] as DocumentedCommand['language'],
    code: groups['code'] ?? '',
    expected: option(groups['options'], 'expect') ?? '',
    sdk: option(groups['options'], 'sdk') === '0.3' ? '0.3' : '1.0',
    line: markdown.slice(0, index).split('\n').length,
    title: (groups['code'] ?? '').split('\n', 1)[0] ?? '',
  }));
}

/** One of the options behind `run`, such as `expect="..."`. */
const option = (options: string | undefined, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(options ?? '')?.[1];
