import type { ReactNode } from 'react';

/** One subject of the settings: its facts under its name. */
export function Part({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section className="band part" aria-label={title}>
      <div className="sec-head">
        <h2>{title}</h2>
        {note !== undefined && <span className="note">{note}</span>}
      </div>
      <div className="inset">{children}</div>
    </section>
  );
}

export type Facts = readonly (readonly [label: string, value: ReactNode])[];

/** Facts, one below the other. */
export const FactList = ({ facts }: { facts: Facts }) => (
  <dl className="kv">
    {facts.map(([label, value]) => (
      <div key={label} className="contents">
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** The key of the file that decides, for whoever wants it otherwise. */
export const SetBy = ({ children }: { children: string }) => <span className="set-by mono">{children}</span>;
