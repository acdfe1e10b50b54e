import { Link } from '@tanstack/react-router';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { type HubAgent, SHOWN_TO } from './hub-agent.ts';

const MAX_SKILLS = 3;

/** The agents found, each as a cell of the sheet. */
export function Catalogue({
  agents,
  open,
  onClear,
}: {
  agents: readonly HubAgent[];
  /** Name of the one that is open. */
  open: string | undefined;
  onClear: () => void;
}) {
  return (
    <section className="catalogue" aria-label="Agents">
      <h2 className="vh">Agents</h2>
      {agents.map((agent) => (
        <Cell key={agent.name} agent={agent} isOpen={agent.name === open} />
      ))}
      {agents.length === 0 && (
        <Empty title="No agent is like that">
          <p>Fewer words or fewer ticks find more.</p>
          <Button onClick={onClear}>Show all</Button>
        </Empty>
      )}
    </section>
  );
}

function Cell({ agent: { name, card, facets, shownTo, keys }, isOpen }: { agent: HubAgent; isOpen: boolean }) {
  const { skills, description, provider, versions } = card;
  const example = skills.flatMap(({ examples = [] }) => examples)[0];
  const further = skills.length - MAX_SKILLS;
  return (
    <Link
      className="cell"
      to="/hub"
      search={(before) => ({ ...before, agent: name })}
      aria-current={isOpen ? 'true' : undefined}
      resetScroll={false}
    >
      <header>
        <Initials name={name} />
        <h3 className="clip">{name}</h3>
        {shownTo !== 'public' && <span className="tag line">for {SHOWN_TO[shownTo]}</span>}
        <span className="ink-3 small push clip">{keys.length > 0 ? 'you have a key' : provider}</span>
      </header>
      <p>{description}</p>
      <ul className="skills">
        {skills.slice(0, MAX_SKILLS).map((skill, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a card may name two skills alike
          <li key={index} className="tag mono">
            <span className="clip">{skill.id || skill.name}</span>
          </li>
        ))}
        {further > 0 && <li className="tag line">+{further}</li>}
      </ul>
      {example === undefined ? <span /> : <q className="clip">{example}</q>}
      <footer>
        <span>A2A {versions.join(', ')}</span>
        {facets.can.map((ability) => (
          <span key={ability}>{ability}</span>
        ))}
        {facets.takes.length > 0 && <Takes what={facets.takes.join(', ')} />}
      </footer>
    </Link>
  );
}

/** What stands for an agent where it shows no picture: no picture of somebody else is loaded here. */
export function Initials({ name, big = false }: { name: string; big?: boolean }) {
  const [first = '', second = ''] = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const text = second === '' ? first.slice(0, 2) : first.charAt(0) + second.charAt(0);
  return (
    <span className={big ? 'pf big' : 'pf'} aria-hidden="true">
      {text.toUpperCase()}
    </span>
  );
}

/** Cells of the final layout while the cards are asked for. */
export const CatalogueSkeleton = () => (
  <section className="catalogue" aria-label="Agents" aria-busy="true">
    {['60%', '45%', '70%', '50%', '65%', '40%'].map((width) => (
      <div key={width} className="cell">
        <div className="skeleton" style={{ width }} />
        <div className="skeleton" style={{ width: '80%' }} />
      </div>
    ))}
  </section>
);

const Takes = ({ what }: { what: string }) => (
  <span className="push clip" title={`takes ${what}`}>
    takes {what}
  </span>
);
