import type { CallDetail } from '../../api/types.ts';
import { durationText } from '../../format/duration.ts';
import { State } from '../../kit/state.tsx';

/** Each try in order, when there was more than one deployment to try. */
export function Attempts({ call: { attempts } }: { call: CallDetail }) {
  if (!attempts) return null;
  return (
    <>
      <div className="sec-head">
        <h3>Attempts</h3>
      </div>
      <div className="block">
        <table className="sum attempts">
          <tbody>
            {attempts.map(({ deployment, ms, fault }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a deployment may be tried twice; the order never changes
              <tr key={index}>
                <td>
                  <State kind={fault === null ? 'ok' : 'error'}>{deployment}</State>
                </td>
                <td className="why-cell">{fault ?? 'answered'}</td>
                <td>{ms === null ? '—' : durationText(ms)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
