import type { ReactNode } from 'react';

/** Longer than anybody reads; the rest can be copied. */
const MAX_SHOWN = 100_000;
const TOKENS = /("(?:\\.|[^"\\])*")(\s*:)?|(true|false|null|-?\d[\d.eE+-]*)|([{}[\],])/g;

/** JSON in ink: weight tells keys from values, no syntax colours. Everything is shown as text. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  const text = typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="code" aria-label={label} tabIndex={0}>
      {typeof value === 'string' ? text : marked(text.slice(0, MAX_SHOWN))}
      {text.length > MAX_SHOWN && <span className="c">{'\n…'}</span>}
    </section>
  );
}

function marked(text: string): ReactNode[] {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    if (match.index > end) pieces.push(text.slice(end, match.index));
    const [whole, quoted, colon] = match;
    if (quoted !== undefined && colon !== undefined)
      pieces.push(
        <span key={match.index} className="k">
          {quoted}
        </span>,
        colon,
      );
    else if (quoted !== undefined) pieces.push(quoted);
    else pieces.push(whole);
    end = match.index + whole.length;
  }
  pieces.push(text.slice(end));
  return pieces;
}
