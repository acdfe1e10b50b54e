/** A fenced block of a document that is meant to be executed. */
export interface DocumentedCommand {
  language: 'sh' | 'js' | 'python';
  code: string;
  /** What its output must contain. */
  expected: string;
  /** Where the block begins, counted from 1. */
  line: number;
  /** Its first line of code. */
  title: string;
}

const FENCE = /^```(?<language>sh|js|python) run(?: expect="(?<expected>[^"]*)")?\n(?<code>.*?)^```$/gms;

/** Finds the blocks of a Markdown text that are marked `run`, in order. */
export function readCommands(markdown: string): DocumentedCommand[] {
  return [...markdown.matchAll(FENCE)].map(({ index, groups = {} }) => ({
    language: groups['language'] as DocumentedCommand['language'],
    code: groups['code'] ?? '',
    expected: groups['expected'] ?? '',
    line: markdown.slice(0, index).split('\n').length,
    title: (groups['code'] ?? '').split('\n', 1)[0] ?? '',
  }));
}
