import { gatewayUrl } from '../../api/client.ts';
import { Button } from '../../kit/button.tsx';
import { Copy } from '../../kit/copy.tsx';
import { Empty } from '../../kit/empty.tsx';
import { useRange } from '../../shell/use-range.ts';
import { type CallsSearch, withoutFilters } from './calls-search.ts';
import { setFilters } from './filters.ts';

/** Nothing matches, or nobody has called yet: either way the next step. */
export function NoCalls({ search, onChange }: { search: CallsSearch; onChange: (changes: CallsSearch) => void }) {
  const { name, choose } = useRange();
  if (setFilters(search).length > 0 || search['q'] !== undefined)
    return (
      <Empty title="No call matches">
        <p>Nothing in the time range has all of these filters.</p>
        <Button onClick={() => onChange(lifted(search))}>Lift all filters</Button>
      </Empty>
    );
  const command = `curl ${gatewayUrl('/a2a/my-agent')} -H "Authorization: Bearer sk-…" -H "A2A-Version: 1.0" -H "Content-Type: application/json" -d '{"jsonrpc":"2.0","id":1,"method":"SendMessage","params":{"message":{"messageId":"1","role":"ROLE_USER","parts":[{"text":"Hello"}]}}}'`;
  return (
    <Empty title="No calls in this time range">
      <p>Each call stands here within a second of its end. This makes one:</p>
      <Copy text={command} className="mono command" />
      {name !== 'all' && <Button onClick={() => choose('all')}>Look at all time</Button>}
    </Empty>
  );
}

function lifted(search: CallsSearch): CallsSearch {
  const kept = withoutFilters(search);
  return Object.fromEntries(Object.keys(search).map((name) => [name, kept[name]]));
}
