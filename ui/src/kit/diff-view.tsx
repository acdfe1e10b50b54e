import type { JsonChange } from '../format/json-diff.ts';

/** Each field that changed: what it was, and what it is. */
export function DiffView({ changes, label }: { changes: readonly JsonChange[]; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="code" aria-label={label} tabIndex={0}>
      {changes.map(({ path, before, after }) => (
        <span key={path}>
          <b>{path}</b>
          {'\n'}
          {before !== undefined && (
            <span className="del">
              − {JSON.stringify(before)}
              {'\n'}
            </span>
          )}
          {after !== undefined && (
            <span className="ins">
              + {JSON.stringify(after)}
              {'\n'}
            </span>
          )}
        </span>
      ))}
    </section>
  );
}
