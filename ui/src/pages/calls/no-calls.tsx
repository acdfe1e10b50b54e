import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { agentsQuery } from '../../api/agents.ts';
import { gatewayUrl } from '../../api/client.ts';
import { Button } from '../../kit/button.tsx';
import { Copy } from '../../kit/copy.tsx';
import { Empty } from '../../kit/empty.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { useRange } from '../../shell/use-range.ts';
import { type CallsSearch, withoutFilters } from './filters/calls-search.ts';
import { setFilters } from './filters/filters.ts';

/** Nothing matches, or nobody has called yet: either way the next step. */
export function NoCalls({ search, onChange }: { search: CallsSearch; onChange: (changes: CallsSearch) => void }) {
  const { name, choose } = useRange();
  const { data: agents } = useQuery(agentsQuery);
  const { mayManage } = usePowers();
  if (setFilters(search).length > 0 || search['q'] !== undefined)
    return (
      <Empty title="No call matches">
        <p>Nothing in the time range has all of these filters.</p>
        <Button onClick={() => onChange(lifted(search))}>Lift all filters</Button>
      </Empty>
    );
  const lookAtAll = name !== 'all' && <Button onClick={() => choose('all')}>Look at all time</Button>;
  if (agents?.length === 0)
    return (
      <Empty title="No calls in this time range">
        <p>Each call stands here within a second of its end. There is no agent to call yet.</p>
        {mayManage && (
          <Link className="btn" to="/agents/new">
            Add an agent
          </Link>
        )}
        {lookAtAll}
      </Empty>
    );
  return (
    <Empty title="No calls in this time range">
      <p>Each call stands here within a second of its end. This makes one:</p>
      <Copy text={callOf(agents?.[0]?.agent_name ?? 'my-agent')} className="mono command" />
      {lookAtAll}
    </Empty>
  );
}

const callOf = (agent: string): string =>
  `curl ${gatewayUrl(`/a2a/${encodeURIComponent(agent)}`)} -H "Authorization: Bearer sk-…" -H "A2A-Version: 1.0" -H "Content-Type: application/json" -d '{"jsonrpc":"2.0","id":1,"method":"SendMessage","params":{"message":{"messageId":"1","role":"ROLE_USER","parts":[{"text":"Hello"}]}}}'`;

function lifted(search: CallsSearch): CallsSearch {
  const kept = withoutFilters(search);
  return Object.fromEntries(Object.keys(search).map((name) => [name, kept[name]]));
}
