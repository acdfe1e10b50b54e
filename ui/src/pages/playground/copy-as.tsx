import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../api/session.ts';
import { Button } from '../../kit/button.tsx';
import { Menu, MenuItem } from '../../kit/menu.tsx';
import { tell } from '../../kit/toast.tsx';
import { RECIPES, type RecipeName } from '../agent/recipes.ts';

/** Copies the message as a program would send it; the key is never in it. */
export function CopyAs({ agent, words }: { agent: string; words: string }) {
  const { base_url: base } = useSuspenseQuery(sessionQuery).data;
  const copy = async (name: RecipeName) => {
    await navigator.clipboard.writeText(RECIPES[name]({ base, agent, words }));
    tell(`Copied for ${name}`);
  };
  return (
    <Menu trigger={<Button icon="copy">Copy as</Button>}>
      {(Object.keys(RECIPES) as RecipeName[]).map((name) => (
        <MenuItem key={name} onSelect={() => void copy(name)}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}
