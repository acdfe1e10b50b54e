import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AgentForwarding } from '../../api/activity.ts';
import type { Agent } from '../../api/types.ts';
import { count, plural } from '../../format/count.ts';
import { Copy } from '../../kit/copy.tsx';
import { Icon } from '../../kit/icon.tsx';
import { FORWARDING_RECIPES, type ForwardingRecipe } from './forwarding.ts';

interface HeaderCheckProps {
  agent: Agent;
  /** Its calls of the time range, and how many are linked; null when it made none. */
  forwarding: AgentForwarding | null;
}

/** Says whether the agent's own calls arrive linked to what caused them, and how to mend it. */
export function HeaderCheck({ agent, forwarding }: HeaderCheckProps) {
  const [seen, linked] = [forwarding?.made ?? 0, forwarding?.linked_calls ?? 0];
  const isGood = linked === seen;
  return (
    <section className="side header-check" aria-label="Header forwarding">
      <h2>
        {seen > 0 && <Icon name={isGood ? 'check' : 'warn'} className={isGood ? '' : 'warn'} />}
        {seen === 0 ? 'Header forwarding' : isGood ? 'Trace headers come back' : 'Trace headers do not come back'}
      </h2>
      {seen === 0 ? (
        <p>It made no calls with a key of its own in the time range: there is nothing to link.</p>
      ) : (
        <p>
          <Link className="textlink" to="/calls" search={{ caller_agent_id: agent.agent_id }}>
            {plural(seen, 'call')} seen, {count(linked)} linked
          </Link>{' '}
          {isGood
            ? 'to the call that caused them: what it calls stands in its trace, and its cost.'
            : 'to the call that caused them. The others stand alone, and so does their cost. Let it pass on all headers that it was called with and that begin with x-litellm-:'}
        </p>
      )}
      {isGood ? (
        <details>
          <summary className="textlink small">How an agent hands them on</summary>
          <Fix />
        </details>
      ) : (
        <Fix />
      )}
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
