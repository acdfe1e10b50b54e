import type { PendingConfiguration } from '../../api/settings.ts';

/** What is wrong with the files of the configuration, and where. */
export function ProblemList({ problems }: { problems: PendingConfiguration['problems'] }) {
  return (
    <ul className="problems mono">
      {problems.map(({ file, line, column, key, message }) => (
        <li key={`${file} ${line} ${column} ${key} ${message}`}>
          {[file, line === null ? null : `line ${line}:${column}`, key, message].filter(Boolean).join(': ')}
        </li>
      ))}
    </ul>
  );
}
