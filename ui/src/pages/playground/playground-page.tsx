import './playground.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { agentsQuery } from '../../api/agents.ts';
import type { Agent } from '../../api/types.ts';
import { Empty } from '../../kit/empty.tsx';
import { Artifacts } from './artifacts.tsx';
import { Chat } from './chat.tsx';
import { Composer } from './composer.tsx';
import { Frames } from './frames.tsx';
import { PlaygroundHead } from './playground-head.tsx';
import { TraceBeside } from './trace-beside.tsx';
import { type Part, type Turn, textOf, waitsForUs } from './turn.ts';
import { type Conversation, type Setting, useConversation } from './use-conversation.ts';
import { useReplay } from './use-replay.ts';

const route = getRouteApi('/app/playground');

/** Talks to an agent as a client would: the conversation, what came out, and what went over the wire. */
export function PlaygroundPage() {
  const { agent: wanted, with: second, say = '', call } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: agents } = useQuery(agentsQuery);
  const conversation = useConversation();
  const compared = useConversation();
  const [how, setHow] = useState<Omit<Setting, 'agent'>>({
    speaker: { kind: 'self' },
    isStreaming: true,
    shape: 'a2a-1.0',
  });
  const first = useReplay(call, say, {
    onContext: conversation.begin,
    onSetting: (changes) => setHow((before) => ({ ...before, ...changes })),
  });
  const [openTurn, setOpenTurn] = useState<string | null>(null);
  // No letter of it makes the page anew.
  const written = useRef('');

  const named = (name: string | undefined) => agents?.find(({ agent_name }) => agent_name === name);
  const agent = named(wanted) ?? agents?.[0];
  const other = named(second);
  if (agents && !agent) return <Nobody />;

  // Whoever was quicker than the list of agents means the one in the address.
  const name = agent?.agent_name ?? wanted ?? '';
  const setting: Setting = { ...how, agent: name };
  const beginAnew = () => {
    conversation.begin();
    compared.begin();
  };
  const send = (parts: Part[]) => {
    setOpenTurn(null);
    void conversation.send(parts, setting);
    if (other) void compared.send(parts, { ...how, agent: other.agent_name });
  };
  const { turns } = conversation;
  const last = turns.at(-1);
  return (
    <main className="main fixed page-playground" id="main">
      <PlaygroundHead
        agents={agents ?? []}
        setting={setting}
        compared={other?.agent_name}
        words={() => written.current.trim() || textOf(last?.asked ?? first.parts) || 'Hello'}
        isFresh={turns.length === 0}
        onAgent={(chosen) => {
          beginAnew();
          void navigate({ search: (before) => ({ ...before, agent: chosen, say: undefined, call: undefined }) });
        }}
        onCompare={(chosen) => {
          beginAnew();
          void navigate({ search: (before) => ({ ...before, with: chosen }) });
        }}
        onChange={(changes) => {
          // What one client, or one caller, has said, another knows nothing of.
          if (changes.shape !== undefined || changes.speaker !== undefined) beginAnew();
          setHow((before) => ({ ...before, ...changes }));
        }}
        onBegin={beginAnew}
      />
      <div className={other ? 'pg two' : 'pg'}>
        <Chat
          agent={agent}
          conversation={conversation}
          setting={setting}
          openTurn={openTurn ?? last?.id}
          onOpenTurn={other ? undefined : setOpenTurn}
          onSend={send}
        >
          <Composer
            first={first}
            isBusy={name === '' || conversation.isBusy || compared.isBusy}
            placeholder={
              last && waitsForUs(last) ? 'Write to the same task' : `Write to ${other ? 'both' : setting.agent}`
            }
            onWrite={(words) => {
              written.current = words;
            }}
            onSend={send}
          />
        </Chat>
        {other ? (
          <Compared agent={other} conversation={compared} setting={{ ...how, agent: other.agent_name }} onSend={send} />
        ) : (
          <Beside turns={turns} shown={turns.find(({ id }) => id === openTurn) ?? last} />
        )}
      </div>
    </main>
  );
}

const Nobody = () => (
  <main className="main" id="main">
    <h1 className="vh">Playground</h1>
    <Empty title="There is nobody to talk to yet">
      <p>Add an agent first; then it can be tried out here.</p>
      <Link to="/agents/new" className="btn primary">
        Add an agent
      </Link>
    </Empty>
  </main>
);

/** The second of two agents that are told the same. */
function Compared(props: {
  agent: Agent;
  conversation: Conversation;
  setting: Setting;
  onSend: (parts: Part[]) => void;
}) {
  return <Chat {...props} openTurn={undefined} onOpenTurn={undefined} />;
}

function Beside({ turns, shown }: { turns: readonly Turn[]; shown: Turn | undefined }) {
  return (
    <>
      <Artifacts turns={turns} />
      <div className="beside">
        <Frames turn={shown} number={shown ? turns.indexOf(shown) + 1 : 0} />
        {shown?.traceId && (
          <TraceBeside traceId={shown.traceId} requestId={shown.ms === null ? null : shown.requestId} />
        )}
      </div>
    </>
  );
}
