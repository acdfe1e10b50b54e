import { type Part, textOf } from './turn.ts';

/** What we said: words, the names of files, and data as it is. */
export function AskedParts({ parts }: { parts: readonly Part[] }) {
  const files = parts.filter(({ filename }) => filename !== undefined);
  const data = parts.filter((part) => part.data !== undefined);
  return (
    <p>
      {textOf(parts)}
      {files.map(({ filename }) => (
        <span key={filename} className="file">
          {filename}
        </span>
      ))}
      {data.map((part) => (
        <code key={JSON.stringify(part.data)} className="mono small">
          {JSON.stringify(part.data)}
        </code>
      ))}
    </p>
  );
}
