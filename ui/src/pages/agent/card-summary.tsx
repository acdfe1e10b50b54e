import { readCard } from '../agents/read-card.ts';

/** A card as people read it: who, what it can do, and its skills. Everything in it is shown as text. */
export function CardSummary({ card }: { card: unknown }) {
  const { name, description, version, skills, versions, capabilities, inputs, outputs, bindings } = readCard(card);
  const can = Object.entries(capabilities)
    .filter(([, value]) => value === true)
    .map(([what]) => CAPABILITIES[what] ?? what);
  return (
    <section className="card">
      <header>
        <span className="pf big">A2A</span>
        <div>
          <h2>
            {name || 'Nameless agent'} {version && <span className="tag mono">{version}</span>}
          </h2>
          <p>{description}</p>
        </div>
      </header>
      <div className="caps">
        {can.map((what) => (
          <span key={what} className="tag">
            {what}
          </span>
        ))}
        <span className="tag line">A2A {versions.join(', ') || 'of an unknown version'}</span>
        {bindings.map((binding) => (
          <span key={binding} className="tag line">
            {binding}
          </span>
        ))}
        {inputs && <span className="tag line">{inputs} in</span>}
        {outputs && <span className="tag line">{outputs} out</span>}
      </div>
      <table className="table skills">
        <thead>
          <tr>
            <th>Skill</th>
            <th>What it does</th>
            <th>Tags</th>
          </tr>
        </thead>
        <tbody>
          {skills.map((skill, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a card may name two skills alike
            <tr key={index}>
              <td className="mono">{skill.id ?? skill.name}</td>
              <td>{skill.description}</td>
              <td className="sub">{skill.tags?.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const CAPABILITIES: Record<string, string> = {
  pushNotifications: 'push notifications',
  stateTransitionHistory: 'history of states',
  extendedAgentCard: 'extended card',
};
