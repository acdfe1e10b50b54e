import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '../../api/session.ts';
import { Copy } from '../../kit/copy.tsx';
import { RECIPES, type RecipeName } from './recipes.ts';

export function CallIt({ agent }: { agent: string }) {
  const { base_url } = useSuspenseQuery(sessionQuery).data;
  const [chosen, choose] = useState<RecipeName>('curl');
  const text = RECIPES[chosen](base_url, agent);
  return (
    <>
      <h2>
        Call it
        <span className="push seg tiny">
          {(Object.keys(RECIPES) as RecipeName[]).map((name) => (
            <button key={name} type="button" aria-pressed={name === chosen} onClick={() => choose(name)}>
              {name}
            </button>
          ))}
        </span>
      </h2>
      <div className="code-box">
        <pre className="code">{text}</pre>
        <Copy text={text} className="btn small quiet">
          <span className="vh">Copy</span>
        </Copy>
      </div>
    </>
  );
}
