import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { PAGES } from './pages.ts';

const KEYS: readonly [keys: string, what: string][] = [
  ['⌘ K', 'find a page or an agent, or open any id'],
  ['/', "go to the page's search"],
  ['j k', 'next and previous row'],
  ['Enter', 'open the row'],
  ['h l', 'fold and unfold a call of a trace'],
  ['e c', "a trace's next failed call, and its costliest"],
  ['z f', "the open call's time in a trace, and the whole time"],
  ['y', "copy a trace's id"],
  ['Esc', 'close what is open'],
  ...PAGES.map(({ key, label }): [string, string] => [`g ${key}`, `go to ${label}`]),
  ['?', 'this list'],
];

export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog title="Keys" open={open} onClose={onClose} footer={<Button onClick={onClose}>Close</Button>}>
      <dl className="kv">
        {KEYS.map(([keys, what]) => (
          <div key={keys} className="contents">
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
