import type { ReactNode } from 'react';
import { HopStrip } from '../../kit/hop-strip.tsx';

/** A desk that asks a model, then an agent which asks one too, and a model again. */
const EXAMPLE = [
  { kind: 'llm', from: 0.04, to: 0.3 },
  { kind: 'agent', from: 0.34, to: 0.66 },
  { kind: 'llm', from: 0.42, to: 0.6 },
  { kind: 'llm', from: 0.69, to: 0.96 },
] as const;

/** How the strips are read that every list of calls shows, before there is one. */
export const WhatYouWillSee = () => (
  <aside className="then" aria-labelledby="what-you-will-see">
    <h2 id="what-you-will-see">What you will see</h2>
    <p>Every call draws one of these. It is the whole trace, made small.</p>
    <HopStrip ms={1460} hops={EXAMPLE} isStretched />
    <dl>
      <Part shape={<i className="wire" />} name="Wire and plugs">
        the agent, and agents it called
      </Part>
      <Part shape={<i className="swatch llm" />} name="Model">
        a model worked for the agent
      </Part>
      <Part shape={<i className="swatch agent" />} name="Agent">
        it worked by itself
      </Part>
      <Part shape={<i className="flag" />} name="Notch">
        here it failed
      </Part>
    </dl>
  </aside>
);

const Part = ({ shape, name, children }: { shape: ReactNode; name: string; children: ReactNode }) => (
  <div>
    <dt>
      {shape}
      {name}
    </dt>
    <dd>{children}</dd>
  </div>
);
