import type { ReactNode } from 'react';
import { Empty } from '../../kit/empty.tsx';
import { JsonView } from '../../kit/json-view.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CardSummary } from '../agent/card-summary.tsx';

/** What the agent says of itself. */
export function CardProof({
  card,
  isAsking,
  error,
  children,
}: {
  card: unknown;
  isAsking: boolean;
  error: Error | null;
  /** Between the summary and the whole card. */
  children: ReactNode;
}) {
  return (
    <aside className="proof" aria-label="What we found" aria-busy={isAsking}>
      {error && <Notice kind="bad">{error.message}</Notice>}
      {card !== undefined && <CardSummary card={card} />}
      {children}
      {card === undefined ? (
        <Empty title={isAsking ? 'Asking the agent for its card' : 'The card will be here'}>
          <p>What the agent can do, what it speaks, and what it asks for, before anything is saved.</p>
        </Empty>
      ) : (
        <section className="whole">
          <div className="sec-head">
            <h2>The whole card</h2>
          </div>
          <JsonView value={card} label="The agent's card" />
        </section>
      )}
    </aside>
  );
}
