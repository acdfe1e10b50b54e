import { Link } from '@tanstack/react-router';
import type { Key } from '../../api/keys.ts';
import type { Call } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { relative } from '../../format/time.ts';
import { Icon } from '../../kit/icon.tsx';
import type { ShownAgent } from '../agents/use-fleet.ts';
import { keyLabel } from '../keys/key-state.ts';
import { concernsOf } from './concerns.ts';

/** What is the matter, since when, and what can be done. */
export function NeedsYou({
  fleet,
  keys,
  calls,
}: {
  fleet: readonly ShownAgent[];
  keys: readonly Key[];
  calls: readonly Call[];
}) {
  const now = Date.now();
  const { troubled, unpriced, expiring } = concernsOf(fleet, keys, calls, now);
  const count = troubled.length + unpriced.length + expiring.length;
  return (
    <>
      <div className="sec-head">
        <h2>Needs you</h2>
        <span className="note">{count === 0 ? 'nothing' : plural(count, 'thing')}</span>
      </div>
      <ul className="todo">
        {troubled.map(({ agent, state }) => (
          <li key={agent.agent_id} className={state.name === 'down' ? 'bad' : ''}>
            <h3>
              <Icon name="warn" />
              {agent.agent_name} is {state.label}
            </h3>
            <p>{state.reason}</p>
            <p className="row">
              <Link
                className="textlink"
                to="/agents/$agent"
                params={{ agent: agent.agent_name }}
                search={{ view: 'deployments' }}
              >
                See why
              </Link>
              <Link className="textlink" to="/calls" search={{ agent: agent.agent_name }}>
                Its calls
              </Link>
            </p>
          </li>
        ))}
        {expiring.map((key) => (
          <li key={key.key_id}>
            <h3>
              <Icon name="warn" />
              The key {keyLabel(key)} expires {relative(Date.parse(key.expires ?? ''), now)}
            </h3>
            <p className="row">
              <Link className="textlink" to="/keys" search={{ key: key.key_id }}>
                Open it
              </Link>
            </p>
          </li>
        ))}
        {unpriced.map(({ name, calls: amount }) => (
          <li key={name}>
            <h3>
              <Icon name="warn" />
              {plural(amount, 'call')} of {name} {amount === 1 ? 'has' : 'have'} no price
            </h3>
            <p>It has no fee and reports no usage: what it costs is not known.</p>
            <p className="row">
              <Link className="textlink" to="/calls" search={{ agent: name }}>
                See them
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
