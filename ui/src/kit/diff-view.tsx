import type { JsonChange } from '../format/json-diff.ts';

/** Each field that changed: what it was, and what it is. */
export function DiffView({ changes }: { changes: readonly JsonChange[] }) {
  return (
    <pre className="code">
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
    </pre>
  );
}
