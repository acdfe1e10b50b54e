import type { CallDetail } from '../../../api/types.ts';
import { durationText } from '../../../format/duration.ts';
import { State } from '../../../kit/state.tsx';
import { useDeploymentName } from './use-deployment-name.ts';

/** Each try in order, when there was more than one deployment to try. */
export function Attempts({ call }: { call: CallDetail }) {
  const nameOf = useDeploymentName(call);
  const { attempts } = call;
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
                  <State kind={fault === null ? 'ok' : 'error'} title={deployment}>
                    {nameOf(deployment)}
                  </State>
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
