import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { callsByAgentQuery } from '../../api/recent-calls.ts';
import type { Agent, Call } from '../../api/types.ts';
import { count, plural } from '../../format/count.ts';
import { Copy } from '../../kit/copy.tsx';
import { State } from '../../kit/state.tsx';
import { FORWARDING_RECIPES, type ForwardingRecipe, forwardingOf } from './forwarding.ts';

interface HeaderCheckProps {
  agent: Agent;
  /** When the time range begins, epoch milliseconds. */
  since: number | undefined;
  /** The newest calls that it answered; undefined while they are asked for. */
  answered: readonly Call[] | undefined;
}

/** Says whether the agent's own calls arrive linked to what caused them, and how to mend it. */
export function HeaderCheck({ agent, since, answered }: HeaderCheckProps) {
  const { data: made } = useQuery(callsByAgentQuery(since, agent.agent_id));
  if (!made || !answered) return null;
  const { seen, linked } = forwardingOf(made, answered);
  const isGood = linked === seen;
  return (
    <section className="header-check" aria-label="Header forwarding">
      <div className="sec-head">
        <h2>Header forwarding</h2>
        {seen > 0 && (
          <Link className="textlink push small" to="/calls" search={{ caller_agent_id: agent.agent_id }}>
            The calls it made
          </Link>
        )}
      </div>
      <div className="inset">
        {seen === 0 ? (
          <p className="ink-2">It made no calls with a key of its own in the time range: there is nothing to link.</p>
        ) : (
          <p>
            <State kind={isGood ? 'ok' : linked === 0 ? 'down' : 'slow'}>
              {plural(seen, 'call')} seen, {count(linked)} linked
            </State>{' '}
            {isGood
              ? 'What it calls stands in the trace, and the cost, of the call that caused it.'
              : 'It calls others, but does not hand on where the calls come from: they stand alone, and so does their cost. Let it send the header traceparent that it was called with:'}
          </p>
        )}
        {!isGood && <Fix />}
      </div>
    </section>
  );
}

function Fix() {
  const [chosen, choose] = useState<ForwardingRecipe>('OpenAI SDK');
  return (
    <>
      <span className="seg tiny">
        {(Object.keys(FORWARDING_RECIPES) as ForwardingRecipe[]).map((name) => (
          <button key={name} type="button" aria-pressed={name === chosen} onClick={() => choose(name)}>
            {name}
          </button>
        ))}
      </span>
      <div className="code-box">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
        <section className="code" aria-label={`Forwarding with ${chosen}`} tabIndex={0}>
          {FORWARDING_RECIPES[chosen]}
        </section>
        <Copy text={FORWARDING_RECIPES[chosen]} className="btn small quiet">
          <span className="vh">Copy</span>
        </Copy>
      </div>
    </>
  );
}
