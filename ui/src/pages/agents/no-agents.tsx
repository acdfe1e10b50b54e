import { gatewayUrl } from '../../api/client.ts';
import { Copy } from '../../kit/copy.tsx';
import { Empty } from '../../kit/empty.tsx';

/** The first step. */
export function NoAgents() {
  const command = `curl -X POST ${gatewayUrl('/v1/agents')} -H "Authorization: Bearer $SWITCHBOARD_MASTER_KEY" -H "Content-Type: application/json" -d '{"agent_name": "my-agent", "url": "http://localhost:9999"}'`;
  return (
    <Empty title="No agent is registered yet">
      <p>
        An agent is registered once, by its address; from then on callers reach it here, with a key of this gateway.
      </p>
      <Copy text={command} />
    </Empty>
  );
}
