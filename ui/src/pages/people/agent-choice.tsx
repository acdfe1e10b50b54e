import { useQuery } from '@tanstack/react-query';
import { agentsQuery } from '../../api/agents.ts';

/** Agents to tick. @param chosen by name */
export function AgentChoice({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const { data: agents = [] } = useQuery(agentsQuery);
  const toggle = (name: string) =>
    onChange(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return (
    <fieldset>
      <legend className="label">Agents it may call</legend>
      <div className="agent-choice">
        {agents.map(({ agent_id, agent_name }) => (
          <label key={agent_id} className="row">
            <input
              type="checkbox"
              className="check"
              checked={chosen.includes(agent_name)}
              onChange={() => toggle(agent_name)}
            />
            {agent_name}
          </label>
        ))}
        {agents.length === 0 && <span className="ink-3">No agent is registered yet.</span>}
      </div>
    </fieldset>
  );
}
