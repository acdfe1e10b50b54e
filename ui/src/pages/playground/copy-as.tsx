import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../api/session.ts';
import { Button } from '../../kit/button.tsx';
import { Menu, MenuItem } from '../../kit/menu.tsx';
import { tell } from '../../kit/toast.tsx';
import { RECIPES, type RecipeName } from '../agent/recipes.ts';
import { requestText } from './request-text.ts';
import type { Setting } from './use-conversation.ts';

/** Copies the message as a program would send it, or what it would send; the key is never in it. */
export function CopyAs({ setting, words }: { setting: Setting; words: () => string }) {
  const { base_url: base } = useSuspenseQuery(sessionQuery).data;
  const copy = async (name: string, text: string) => {
    await navigator.clipboard.writeText(text);
    tell(`Copied for ${name}`);
  };
  return (
    <Menu trigger={<Button icon="copy">Copy as</Button>}>
      {(Object.keys(RECIPES) as RecipeName[]).map((name) => (
        <MenuItem
          key={name}
          onSelect={() => void copy(name, RECIPES[name]({ base, agent: setting.agent, words: words() }))}
        >
          {name}
        </MenuItem>
      ))}
      <MenuItem onSelect={() => void copy('any client', requestText(setting, words()))}>JSON</MenuItem>
    </Menu>
  );
}
