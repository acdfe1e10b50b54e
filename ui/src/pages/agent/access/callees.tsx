import { Link } from '@tanstack/react-router';
import type { AgentAccess } from '../../../api/agent-access.ts';
import { plural } from '../../../format/count.ts';
import { Icon } from '../../../kit/icon.tsx';

/** The other way: what it reaches with keys of its own. */
export function Callees({ access }: { access: AgentAccess | undefined }) {
  if (!access) return null;
  const { own_keys: keys, may_call: callees } = access;
  return (
    <section className="side">
      <h2>
        May call
        <span className="note">
          {keys.length === 0 ? 'it has no key of its own' : `with ${plural(keys.length, 'key')} of its own`}
        </span>
      </h2>
      <p className="row wrap">
        {callees.map(({ agent_id, agent_name }) => (
          <Link key={agent_id} className="tag" to="/agents/$agent" params={{ agent: agent_name }}>
            <Icon name="agent" className="kind kind-agent" />
            {agent_name}
          </Link>
        ))}
      </p>
    </section>
  );
}
