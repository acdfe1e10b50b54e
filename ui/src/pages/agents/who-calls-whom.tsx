import './who-calls-whom.css';
import type { Call } from '../../api/types.ts';
import { count } from '../../format/count.ts';
import { Icon } from '../../kit/icon.tsx';
import { ScrollBox } from '../../kit/scroll-box.tsx';
import { crossTraffic } from './traffic.ts';

const MAX_SIDE = 24;
const MIN_SIDE = 4;

/** A square per crossing, its side the root of the calls. Ink only. */
export function WhoCallsWhom({ calls, areAll }: { calls: readonly Call[]; areAll: boolean }) {
  const { callers, agents } = crossTraffic(calls);
  if (callers.length === 0) return null;
  const most = Math.max(...callers.flatMap(({ to }) => [...to.values()]));
  return (
    <section className="lines" aria-label="Who calls whom">
      <div className="sec-head">
        <h2>Who calls whom</h2>
        <span className="note">
          <span className="axes">A row calls, a column answers. </span>
          {areAll ? 'Every call in the time range.' : `The latest ${count(calls.length)} calls.`}
        </span>
      </div>
      <ScrollBox label="The board of callers" className="over inset">
        <table className="board">
          <thead>
            <tr>
              <td />
              {agents.map((agent) => (
                <th key={agent} scope="col">
                  {agent}
                </th>
              ))}
              <th className="all">all</th>
            </tr>
          </thead>
          <tbody>
            {callers.map(({ name, kind, total, to }) => (
              <tr key={name}>
                <th scope="row">
                  {kind === 'agent' ? <Icon name="agent" className="kind kind-agent" /> : <Icon name="keys" />}
                  {name}
                </th>
                {agents.map((agent) => (
                  <Crossing key={agent} times={to.get(agent)} most={most} caller={name} agent={agent} />
                ))}
                <td className="all">{count(total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

interface CrossingProps {
  times: number | undefined;
  most: number;
  caller: string;
  agent: string;
}

function Crossing({ times, most, caller, agent }: CrossingProps) {
  if (times === undefined) return <td />;
  const side = Math.max(MIN_SIDE, Math.round(MAX_SIDE * Math.sqrt(times / most)));
  return (
    <td className="on" data-agent={agent} title={`${caller} called ${agent} ${count(times)} times`}>
      <i style={{ width: side, height: side }} />
      <span>{count(times)}</span>
    </td>
  );
}
