import { useEffect, useRef } from 'react';
import type { Agent } from '../../api/types.ts';
import { shortId } from '../../format/id.ts';
import { Copy } from '../../kit/copy.tsx';
import { readCard } from '../agents/read-card.ts';
import { Answer } from './answer.tsx';
import { Composer } from './composer.tsx';
import { type Part, textOf, waitsForUs } from './turn.ts';
import type { Setting, useConversation } from './use-conversation.ts';

interface ChatProps {
  agent: Agent | undefined;
  conversation: ReturnType<typeof useConversation>;
  setting: Setting;
  /** What stands in the composer at first. */
  first: string;
  openTurn: string | undefined;
  onOpenTurn: (id: string) => void;
}

export function Chat({ agent, conversation, setting, first, openTurn, onOpenTurn }: ChatProps) {
  const { turns, isBusy } = conversation;
  const flow = useRef<HTMLDivElement>(null);
  const last = turns.at(-1);
  const length = (last?.frames.length ?? 0) + turns.length;
  useEffect(() => {
    if (length > 0) flow.current?.scrollTo({ top: flow.current.scrollHeight });
  }, [length]);
  const context = turns.findLast(({ contextId }) => contextId !== null)?.contextId;
  const send = (parts: Part[]) => {
    onOpenTurn('');
    void conversation.send(parts, setting);
  };
  return (
    <section className="chat" aria-label="Conversation">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className="flow" ref={flow} aria-label="What was said" tabIndex={0}>
        {context && (
          <p className="day">
            <span>Context</span>
            <Copy text={context}>{shortId(context)}</Copy>
          </p>
        )}
        {turns.length === 0 && <Suggestions agent={agent} onChoose={(text) => send([{ text }])} />}
        {turns.map((turn) => (
          <div key={turn.id} className="turn">
            <article className="me" aria-label="You">
              <p>
                {textOf(turn.asked)}
                {turn.asked
                  .filter(({ filename }) => filename !== undefined)
                  .map(({ filename }) => (
                    <span key={filename} className="file">
                      {filename}
                    </span>
                  ))}
              </p>
            </article>
            <Answer
              turn={turn}
              isOpen={turn.id === openTurn}
              onOpen={() => onOpenTurn(turn.id)}
              onCancel={() => void conversation.cancel(turn, setting)}
              onStop={conversation.stop}
            />
          </div>
        ))}
      </section>
      <Composer
        first={first}
        isBusy={isBusy}
        placeholder={last && waitsForUs(last) ? 'Write to the same task' : `Write to ${setting.agent}`}
        onSend={send}
      />
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
