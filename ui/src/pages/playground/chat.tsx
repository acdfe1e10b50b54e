import { type ReactNode, useEffect, useRef } from 'react';
import type { Agent } from '../../api/types.ts';
import { CopyId } from '../../kit/copy-id.tsx';
import { TextLookSwitch } from '../../kit/said/text-look.tsx';
import { readCard } from '../agents/read-card.ts';
import { Answer } from './answer.tsx';
import { AskedParts } from './asked-parts.tsx';
import type { Part } from './turn.ts';
import type { Conversation, Setting } from './use-conversation.ts';

interface ChatProps {
  agent: Agent | undefined;
  conversation: Conversation;
  setting: Setting;
  openTurn: string | undefined;
  /** Undefined where frames are not shown. */
  onOpenTurn: ((id: string) => void) | undefined;
  onSend: (parts: Part[]) => void;
  /** Where one writes; of two that are compared the first one's is for both. */
  children?: ReactNode;
}

export function Chat({ agent, conversation, setting, openTurn, onOpenTurn, onSend, children }: ChatProps) {
  const { turns } = conversation;
  const flow = useRef<HTMLDivElement>(null);
  const last = turns.at(-1);
  const length = (last?.frames.length ?? 0) + turns.length;
  useEffect(() => {
    if (length > 0) flow.current?.scrollTo({ top: flow.current.scrollHeight });
  }, [length]);
  const context = turns.findLast(({ contextId }) => contextId !== null)?.contextId;
  return (
    <section className="chat" aria-label={`Conversation with ${setting.agent}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className="flow" ref={flow} aria-label="What was said" tabIndex={0}>
        {turns.length > 0 && (
          <p className="day">
            {context && (
              <>
                <span>Context</span>
                <CopyId id={context} />
              </>
            )}
            <TextLookSwitch />
          </p>
        )}
        {turns.length === 0 && <Suggestions agent={agent} onChoose={(text) => onSend([{ text }])} />}
        {turns.map((turn) => (
          <div key={turn.id} className="turn">
            <article className="me" aria-label="You">
              <AskedParts parts={turn.asked} />
            </article>
            <Answer
              turn={turn}
              agent={setting.agent}
              isOpen={turn.id === openTurn}
              onOpen={onOpenTurn && (() => onOpenTurn(turn.id))}
              isLast={turn === last}
              onCancel={() => void conversation.cancel(turn, setting)}
              onStop={conversation.stop}
              onListen={() => void conversation.listenAgain(turn, setting)}
              onAgain={() => onSend(turn.asked)}
              onAnswer={(parts) => void conversation.send(parts, setting)}
            />
          </div>
        ))}
      </section>
      {children}
    </section>
  );
}

/** What the card's skills give as examples. */
function Suggestions({ agent, onChoose }: { agent: Agent | undefined; onChoose: (text: string) => void }) {
  const { skills, description } = readCard(agent?.card);
  const examples = [...new Set(skills.flatMap((skill) => skill.examples ?? []))].slice(0, 5);
  return (
    <div className="suggestions">
      <p className="ink-2">{description}</p>
      {examples.map((example) => (
        <button key={example} type="button" className="btn" onClick={() => onChoose(example)}>
          {example}
        </button>
      ))}
    </div>
  );
}
