import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { createKey, type Key, keysQuery } from '../../api/keys.ts';
import type { Agent, Call } from '../../api/types.ts';
import { duration } from '../../format/duration.ts';
import { Button } from '../../kit/button.tsx';
import { CallStrip } from '../../kit/call-strip.tsx';
import { Copy } from '../../kit/copy.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { CallIt } from '../agent/call-it.tsx';
import { WhatYouWillSee } from './what-you-will-see.tsx';

interface FirstStepsProps {
  base: string;
  agents: readonly Agent[];
  keys: readonly Key[];
  /** Null while nobody has called. */
  call: Call | null;
}

/** The way to the first answer: each step ticks itself, and the last one watches for the call. */
export function FirstSteps({ base, agents, keys, call }: FirstStepsProps) {
  const { mayMakeKeys, mayManage } = usePowers();
  const making = useDemoKey();
  // One's own comes after what was there.
  const [agent] = agents.filter(({ enabled }) => enabled).toSorted((a, b) => b.created_at.localeCompare(a.created_at));
  const hasKey = making.data !== undefined || keys.length > 0;
  return (
    <div className="start">
      <section className="first" aria-label="First steps">
        <header>
          <h2>Three steps to a first trace</h2>
          <p>
            Each ticks itself. The gateway already listens at <Copy text={base} />
          </p>
        </header>
        <ol className="steps">
          <Step number={1} title="Add an agent" isDone={agent !== undefined}>
            <p>
              {agent ? (
                <>
                  <b className="strong">{agent.agent_name}</b> is here.{' '}
                  {mayManage && <TextLink to="/agents/new">Add another</TextLink>}
                </>
              ) : mayManage ? (
                'By its address; its card says the rest.'
              ) : (
                'An administrator registers agents; those that you may call stand here then.'
              )}
            </p>
            {!agent && mayManage && (
              <span className="row">
                <Link className="btn primary" to="/agents/new">
                  <Icon name="plus" />
                  Add an agent
                </Link>
              </span>
            )}
          </Step>
          <Step number={2} title="Make a key" isDone={hasKey}>
            <p>
              {making.data ? (
                <>
                  <b className="strong">{making.data.key_alias}</b> may call {agent?.agent_name}, and ends in a day.{' '}
                  <TextLink to="/keys">Keys</TextLink>
                </>
              ) : hasKey ? (
                <>
                  There is one. <TextLink to="/keys">Keys</TextLink>
                </>
              ) : (
                'Whoever calls it shows one: it says which agents may be called, and how much.'
              )}
            </p>
            {agent && mayMakeKeys && mayManage && !making.data && (
              <span className="row">
                <Button
                  look={hasKey ? 'plain' : 'primary'}
                  icon="keys"
                  disabled={making.isPending}
                  onClick={() => making.mutate(agent)}
                >
                  Make one to try with
                </Button>
              </span>
            )}
            {making.error && <Notice kind="bad">{making.error.message}</Notice>}
          </Step>
          <Step number={3} title="Send a message" isDone={call !== null}>
            {agent && call === null && hasKey && (
              <>
                <CallIt base={base} agent={agent.agent_name} {...(making.data && { secret: making.data.key })} />
                <span className="row">
                  <Link className="btn" to="/playground" search={{ agent: agent.agent_name }}>
                    <Icon name="playground" />
                    Or from the playground
                  </Link>
                </span>
              </>
            )}
            {call === null ? <Watching /> : <Arrived call={call} />}
          </Step>
        </ol>
      </section>
      <WhatYouWillSee />
    </div>
  );
}

/** A key for one agent, for a day: it stands in the command that is shown, and nowhere else. */
function useDemoKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (agent: Agent) =>
      createKey({
        key_alias: `first-steps-${Date.now().toString(36)}`,
        object_permission: { agents: [agent.agent_id] },
        duration: '24h',
        max_budget: 1,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
}

function Step({
  number,
  title,
  isDone,
  children,
}: {
  number: number;
  title: string;
  isDone: boolean;
  children: ReactNode;
}) {
  return (
    <li className={isDone ? 'done' : ''}>
      <i className="no">{isDone ? <Icon name="check" /> : number}</i>
      <div>
        <h3>
          {title}
          {isDone && <span className="vh">, done</span>}
        </h3>
        <div className="step-body">{children}</div>
      </div>
    </li>
  );
}

const TextLink = ({ to, children }: { to: '/agents/new' | '/keys'; children: ReactNode }) => (
  <Link className="textlink" to={to}>
    {children}
  </Link>
);

const Watching = () => (
  <div className="watch" role="status">
    <svg className="strip" width="96" height="12" viewBox="0 0 96 12" aria-hidden="true">
      <path className="track" d="M0 8h96v1h-96z" />
      <path className="cursor blink" d="M0 0h1v12h-1z" />
    </svg>
    <span>Watching for the first call</span>
    <span className="ink-3 push">This page moves on by itself</span>
  </div>
);

/** Says quietly that it worked, and where to look. */
function Arrived({ call }: { call: Call }) {
  const { value, unit } = duration(call.duration_ms);
  return (
    <div className="watch" role="status">
      <CallStrip call={call} />
      <span>
        Here it is: {call.model ?? call.agent_name} answered in {value} {unit}
      </span>
      <Link className="btn small push" to="/traces/$trace" params={{ trace: call.trace_id }}>
        <Icon name="traces" />
        Open its trace
      </Link>
    </div>
  );
}
