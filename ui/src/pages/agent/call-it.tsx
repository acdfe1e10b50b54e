import { useState } from 'react';
import { Copy } from '../../kit/copy.tsx';
import { type Called, RECIPES, type RecipeName } from './recipes.ts';

/** How an agent is called with each client, ready to be copied. */
export function CallIt({
  base,
  agent,
  words = 'Hello',
  secret,
}: Omit<Called, 'words'> & Partial<Called> & { /** A key to try with; else its place is shown. */ secret?: string }) {
  const [chosen, choose] = useState<RecipeName>('curl');
  const recipe = RECIPES[chosen]({ base, agent, words });
  const text = secret === undefined ? recipe : withKey(recipe, secret);
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
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
        <section className="code" aria-label={`Call it with ${chosen}`} tabIndex={0}>
          {text}
        </section>
        <Copy text={text} className="btn small quiet">
          <span className="vh">Copy</span>
        </Copy>
      </div>
    </>
  );
}

/** The placeholder stands for the environment, each language's own way. */
const withKey = (recipe: string, secret: string): string =>
  recipe
    .replaceAll('os.environ["SWITCHBOARD_KEY"]', JSON.stringify(secret))
    .replaceAll('process.env.SWITCHBOARD_KEY', JSON.stringify(secret))
    .replaceAll('$SWITCHBOARD_KEY', secret);
