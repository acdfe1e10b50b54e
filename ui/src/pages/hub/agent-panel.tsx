import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { agentsQuery } from '../../api/agents.ts';
import { sessionIfAnyQuery } from '../../api/session.ts';
import { Button } from '../../kit/button.tsx';
import { Copy } from '../../kit/copy.tsx';
import { Fact } from '../../kit/fact.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CallIt } from '../agent/call-it.tsx';
import { AskForIt } from './ask-for-it.tsx';
import { Initials } from './catalogue.tsx';
import { type HubAgent, modeName } from './hub-agent.ts';
import { usePublishing } from './use-publishing.ts';

/** One agent: what it does, what it takes and gives, and how it is called. */
export function AgentPanel({ agent, onClose }: { agent: HubAgent; onClose: () => void }) {
  const { card, name, base, facets } = agent;
  const address = `${base}/a2a/${encodeURIComponent(name)}`;
  const words = card.skills.flatMap(({ examples = [] }) => examples)[0];
  return (
    <aside className="how" aria-label={name}>
      <header>
        <Initials name={name} big />
        <div>
          <h2>{name}</h2>
          <p>{card.description}</p>
        </div>
        <Button look="quiet" icon="x" className="push" aria-label="Close" onClick={onClose} />
      </header>
      <dl className="facts">
        <Fact label="Version">{card.version || '—'}</Fact>
        <Fact label="Made by">
          <span className="sans">{card.provider || '—'}</span>
        </Fact>
        <Fact label="Takes">
          <span className="sans">{facets.takes.join(', ') || '—'}</span>
        </Fact>
        <Fact label="Gives">
          <span className="sans">{card.outputs.split(', ').map(modeName).join(', ') || '—'}</span>
        </Fact>
      </dl>
      <section>
        <h3>What it does</h3>
        <Skills skills={card.skills} />
      </section>
      <section>
        <h3>What it needs, and how it speaks</h3>
        <dl className="kv">
          <dt>Key</dt>
          <dd>One of this gateway, as a Bearer token</dd>
          <dt>Speaks</dt>
          <dd>
            A2A {card.versions.join(' and ')}
            {card.bindings.length > 0 && ` over ${card.bindings.join(' and ')}`}; the SDK of OpenAI
          </dd>
          <dt>Can</dt>
          <dd>{facets.can.length === 0 ? 'answer; it does not stream or push' : `answer, ${facets.can.join(', ')}`}</dd>
          <dt>Address</dt>
          <dd className="clip">
            <Copy text={address} />
          </dd>
        </dl>
      </section>
      <AskForIt agent={agent} />
      <section className="call">
        <CallIt base={base} agent={name} {...(words !== undefined && { words })} />
      </section>
      <footer className="row">
        <a className="btn" href={`${address}/.well-known/agent-card.json`} target="_blank" rel="noreferrer">
          <Icon name="data" />
          Card
        </a>
        {card.documentation !== null && (
          <a className="btn" href={card.documentation} target="_blank" rel="noopener noreferrer">
            <Icon name="file" />
            Its documentation
          </a>
        )}
        <ForAdmins name={name} />
        <Copy text={location.href} className="btn quiet push">
          Copy link
        </Copy>
      </footer>
    </aside>
  );
}

function Skills({ skills }: { skills: HubAgent['card']['skills'] }) {
  if (skills.length === 0) return <p className="ink-3">Its card names no skills.</p>;
  return (
    <dl className="kv">
      {skills.map(({ id, name, description, tags = [], examples = [] }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a card may name two skills alike
        <div key={index} className="contents">
          <dt className="mono">{id || name}</dt>
          <dd>
            {description}
            {tags.length > 0 && (
              <span className="skill-tags">
                {tags.map((tag) => (
                  <span key={tag} className="tag line">
                    {tag}
                  </span>
                ))}
              </span>
            )}
            {examples.map((example) => (
              <q key={example}>{example}</q>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The way to the agent's own page, and off the hub. */
function ForAdmins({ name }: { name: string }) {
  const { data: session } = useQuery(sessionIfAnyQuery());
  const { data: agents = [] } = useQuery({ ...agentsQuery, enabled: session !== undefined });
  const publishing = usePublishing();
  const agent = agents.find(({ agent_name }) => agent_name === name);
  if (!agent) return null;
  return (
    <>
      <Link className="btn" to="/agents/$agent" params={{ agent: name }}>
        <Icon name="agents" />
        Its page
      </Link>
      {session?.may_manage && agent.public && agent.source !== 'config' && (
        <Button disabled={publishing.isPending} onClick={() => publishing.mutate(agent)}>
          Take it off the hub
        </Button>
      )}
      {publishing.error && <Notice kind="bad">{publishing.error.message}</Notice>}
    </>
  );
}
