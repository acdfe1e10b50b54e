import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { usePages } from './use-powers.ts';

const KEYS: readonly [keys: string, what: string][] = [
  ['⌘ K', 'find a page, an agent or a key, or open any id'],
  ['/', 'go to the page’s search, or to that of everything'],
  ['j k', 'next and previous row'],
  ['Enter', 'open the row'],
  ['i', 'into what is open'],
  ['h l', 'fold and unfold a call of a trace'],
  ['e c', 'a trace’s next failed call, and its costliest'],
  ['z f', 'the open call’s time in a trace, and the whole time'],
  ['[ ]', 'the traces beside a trace'],
  ['y', 'copy a trace’s id'],
  ['Esc', 'close what is open'],
  ['?', 'this list'],
];

export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  const pages = usePages().map(({ key, label }) => [`g ${key}`, `go to ${label}`] as const);
  return (
    <Dialog title="Keys" open={open} onClose={onClose} footer={<Button onClick={onClose}>Close</Button>}>
      <dl className="kv">
        {[...KEYS, ...pages].map(([keys, what]) => (
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
