import { State, type StateKind } from '../../kit/state.tsx';
import type { ReadKey } from './shown-keys.ts';

const STATES: Record<ReadKey['status'], { kind: StateKind; label: string }> = {
  used: { kind: 'ok', label: 'used' },
  ignored: { kind: 'paused', label: 'ignored' },
  unknown: { kind: 'slow', label: 'unknown' },
};

/** What became of each, with the reason where it has no effect. */
export function ConfigurationKeys({ keys }: { keys: readonly ReadKey[] }) {
  if (keys.length === 0) return <p className="inset ink-3">There are none.</p>;
  return (
    <div className="over">
      <table className="table config-keys" aria-label="Keys and variables">
        <thead>
          <tr>
            <th>Key</th>
            <th>State</th>
            <th className="num">Line</th>
            <th>Value</th>
            <th>Note</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(({ key, file, line, status, value, note }) => (
            <tr key={`${file} ${line} ${key} ${status}`}>
              <td className="mono">{key}</td>
              <td>
                <State kind={STATES[status].kind}>{STATES[status].label}</State>
              </td>
              <td className="num">
                {file !== null && <span className="sub">{file}:</span>}
                {line ?? <span className="sub">variable</span>}
              </td>
              <td className="mono value">{value}</td>
              <td className="said-of">{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
