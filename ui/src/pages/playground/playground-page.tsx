import './playground.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { agentsQuery } from '../../api/agents.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Artifacts } from './artifacts.tsx';
import { Chat } from './chat.tsx';
import { Frames } from './frames.tsx';
import { useConversation } from './use-conversation.ts';

const route = getRouteApi('/app/playground');

/** Talks to an agent as a client would: the conversation, what came out, and what went over the wire. */
export function PlaygroundPage() {
  const { agent: wanted, say } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: agents } = useQuery(agentsQuery);
  const conversation = useConversation();
  const [isStreaming, setStreaming] = useState(true);
  const [key, setKey] = useState('');
  const [openTurn, setOpenTurn] = useState<string | null>(null);

  const agent = agents?.find(({ agent_name }) => agent_name === wanted) ?? agents?.[0];
  if (agents && !agent)
    return (
      <main className="main" id="main">
        <h1 className="vh">Playground</h1>
        <Empty title="There is nobody to talk to yet">
          <p>Add an agent first; then it can be tried out here.</p>
        </Empty>
      </main>
    );
  const setting = { agent: agent?.agent_name ?? '', key: key.trim() === '' ? null : key.trim(), isStreaming };
  const shown = conversation.turns.find(({ id }) => id === openTurn) ?? conversation.turns.at(-1);
  return (
    <main className="main fixed page-playground" id="main">
      <header className="pg-head band">
        <h1 className="vh">Playground</h1>
        <label className="pick">
          <span>Agent</span>
          <select
            value={setting.agent}
            aria-label="Agent"
            onChange={(event) => {
              conversation.begin();
              void navigate({ search: (before) => ({ ...before, agent: event.target.value, say: undefined }) });
            }}
          >
            {agents?.map(({ agent_id, agent_name }) => (
              <option key={agent_id}>{agent_name}</option>
            ))}
          </select>
        </label>
        <label className="pick">
          <span>Act as</span>
          <input
            type="password"
            autoComplete="off"
            placeholder="yourself, or paste a key"
            aria-label="Key to act as"
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        </label>
        <span className="seg">
          <button type="button" aria-pressed={isStreaming} onClick={() => setStreaming(true)}>
            Stream
          </button>
          <button type="button" aria-pressed={!isStreaming} onClick={() => setStreaming(false)}>
            Send
          </button>
        </span>
        <span className="push row">
          <Button icon="plus" onClick={conversation.begin} disabled={conversation.turns.length === 0}>
            New context
          </Button>
        </span>
      </header>
      <div className="pg">
        <Chat
          agent={agent}
          conversation={conversation}
          setting={setting}
          first={say ?? ''}
          openTurn={shown?.id}
          onOpenTurn={setOpenTurn}
        />
        <Artifacts turns={conversation.turns} />
        <Frames turn={shown} number={shown ? conversation.turns.indexOf(shown) + 1 : 0} />
      </div>
    </main>
  );
}
