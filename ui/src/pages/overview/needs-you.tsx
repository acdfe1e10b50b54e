import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accessRequestsQuery } from '../../api/access-requests.ts';
import { forwardingQuery } from '../../api/activity.ts';
import type { Key } from '../../api/keys.ts';
import { destinationsQuery } from '../../api/settings.ts';
import { usageQuery } from '../../api/usage.ts';
import { count, percent, plural } from '../../format/count.ts';
import { relative } from '../../format/time.ts';
import { Icon } from '../../kit/icon.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import type { ShownAgent } from '../agents/use-fleet.ts';
import { keyLabel } from '../keys/key-state.ts';
import { DAY_MS, isoDay } from '../usage/measure.ts';
import { type Concerns, concernsOf, countOf } from './concerns.ts';
import { useBudgets } from './use-budgets.ts';

/** A report is of so long at most. */
const A_YEAR_MS = 365 * DAY_MS;
/** Of many agents. */
const MOST_NAMED = 6;

interface NeedsYouProps {
  fleet: readonly ShownAgent[];
  keys: readonly Key[];
  /** Epoch milliseconds; undefined for all there is. */
  since: number | undefined;
}

/** What is the matter, since when, and what can be done. */
export function NeedsYou({ fleet, keys, since }: NeedsYouProps) {
  const { mayInspect } = usePowers();
  const { data: requests = [] } = useQuery(accessRequestsQuery);
  const { data: destinations = [] } = useQuery({ ...destinationsQuery, enabled: mayInspect });
  const { data: forwarding = [] } = useQuery(forwardingQuery(since));
  const budgets = useBudgets(keys);
  const now = Date.now();
  const [from, to] = [isoDay(since ?? now - A_YEAR_MS), isoDay(now)];
  const { data: models } = useQuery(usageQuery(from, to, 'model', false));
  const { data: agents } = useQuery(usageQuery(from, to, 'agent', false));
  const concerns = concernsOf({ fleet, keys, forwarding, requests, destinations, budgets, models, agents }, now);
  const things = countOf(concerns);
  return (
    <>
      <div className="sec-head">
        <h2>Needs you</h2>
        <span className="note">{things === 0 ? 'nothing' : plural(things, 'thing')}</span>
      </div>
      <ul className="todo">
        <Broken concerns={concerns} now={now} />
        <Asked concerns={concerns} now={now} />
        <Spending concerns={concerns} />
      </ul>
    </>
  );
}

/** What does not work. */
function Broken({ concerns: { troubled, failing, unlinked }, now }: { concerns: Concerns; now: number }) {
  return (
    <>
      {troubled.map(({ agent, state }) => (
        <Concern
          key={agent.agent_id}
          isBad={state.name === 'down'}
          title={`${agent.agent_name} is ${state.label}`}
          says={state.reason}
        >
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
        </Concern>
      ))}
      {failing.map(({ name, last_error, last_error_at, queued_calls }) => (
        <Concern
          key={name}
          isBad
          title={`Traces do not reach ${name}`}
          says={[
            (last_error ?? 'It does not answer').replace(/\.?$/, '.'),
            queued_calls > 0 && `${plural(queued_calls, 'call')} ${queued_calls === 1 ? 'waits' : 'wait'} for it.`,
          ]
            .filter(Boolean)
            .join(' ')}
          since={last_error_at === null ? null : relative(Date.parse(last_error_at), now)}
        >
          <Link className="textlink" to="/settings" search={{ view: 'tracing' }}>
            Open its settings
          </Link>
        </Concern>
      ))}
      {unlinked.map(({ agent, calls }) => (
        <Concern
          key={agent.agent_id}
          title={`${agent.agent_name} does not forward headers`}
          says={`It made ${plural(calls, 'call')}, none of them linked to what it was called for: traces and costs come apart.`}
        >
          <Link className="textlink" to="/agents/$agent" params={{ agent: agent.agent_name }}>
            See the fix
          </Link>
        </Concern>
      ))}
    </>
  );
}

/** What somebody waits for, and what ends soon. */
function Asked({ concerns: { asked, expiring }, now }: { concerns: Concerns; now: number }) {
  return (
    <>
      {asked.map(({ request_id, user_id, agent_name, purpose, created_at }) => (
        <Concern
          key={request_id}
          title={`${user_id} asks for ${agent_name ?? 'an agent that is gone'}`}
          says={purpose}
          since={relative(Date.parse(created_at), now)}
        >
          <Link className="textlink" to="/keys" search={{ kind: 'requests' }}>
            Answer
          </Link>
        </Concern>
      ))}
      {expiring.map((key) => (
        <Concern
          key={key.key_id}
          title={`The key ${keyLabel(key)} expires ${relative(Date.parse(key.expires ?? ''), now)}`}
          says={null}
        >
          <Link className="textlink" to="/keys" search={{ key: key.key_id }}>
            Open it
          </Link>
        </Concern>
      ))}
    </>
  );
}

/** What is spent, or not known. */
function Spending({ concerns: { spent, unpricedModels, unpricedAgents } }: { concerns: Concerns }) {
  return (
    <>
      {spent.map(({ kind, id, name, spend, max }) => (
        <Concern
          key={kind + id}
          isBad={spend >= max}
          title={
            spend >= max
              ? `The ${kind} ${name} has spent its budget`
              : `The ${kind} ${name} has spent ${percent(spend / max)} % of its budget`
          }
          says={spend >= max ? 'Its calls are refused.' : null}
        >
          {kind === 'key' ? (
            <Link className="textlink" to="/keys" search={{ key: id }}>
              Open it
            </Link>
          ) : (
            <Link className="textlink" to="/teams" search={{ team: id }}>
              Open it
            </Link>
          )}
        </Concern>
      ))}
      {unpricedModels.map(({ name, calls }) => (
        <Concern
          key={`model ${name}`}
          title={`${name} has no price`}
          says={`What ${plural(calls, 'call')} of it cost is not known.`}
        >
          <Link className="textlink" to="/models" search={{ model: name }}>
            Open it
          </Link>
          <Link className="textlink" to="/calls" search={{ model: name }}>
            Its calls
          </Link>
        </Concern>
      ))}
      {unpricedAgents.length > 0 && <UnpricedAgents of={unpricedAgents} />}
    </>
  );
}

/** All in one, the most called first: a fee for each of them is the same work. */
function UnpricedAgents({ of: agents }: { of: Concerns['unpricedAgents'] }) {
  const calls = agents.reduce((sum, agent) => sum + agent.calls, 0);
  const whose = agents.length === 1 ? (agents[0]?.name ?? '') : plural(agents.length, 'agent');
  return (
    <Concern
      title={`${plural(calls, 'call')} of ${whose} ${calls === 1 ? 'has' : 'have'} no price`}
      says={
        agents.length === 1
          ? 'It has no fee and reports no usage: what it costs is not known.'
          : 'They have no fee and report no usage: what they cost is not known. Their calls:'
      }
    >
      {agents.slice(0, MOST_NAMED).map(({ name }) => (
        <Link key={name} className="textlink" to="/calls" search={{ agent: name }}>
          {agents.length === 1 ? 'See them' : name}
        </Link>
      ))}
      {agents.length > MOST_NAMED && (
        <Link className="textlink" to="/usage">
          {count(agents.length - MOST_NAMED)} more
        </Link>
      )}
    </Concern>
  );
}

function Concern({
  title,
  says,
  since = null,
  isBad = false,
  children,
}: {
  title: string;
  says: string | null;
  since?: string | null;
  isBad?: boolean;
  /** What can be done. */
  children: ReactNode;
}) {
  return (
    <li className={isBad ? 'bad' : ''}>
      <h3>
        <Icon name="warn" />
        {title}
        {since !== null && <time>{since}</time>}
      </h3>
      {says !== null && <p className="says">{says}</p>}
      <p className="row">{children}</p>
    </li>
  );
}
