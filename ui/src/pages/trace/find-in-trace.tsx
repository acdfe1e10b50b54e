import type { FormEvent } from 'react';
import type { TraceNode } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { nameOf } from '../../kit/call-name.tsx';
import { SearchBox } from '../../kit/field.tsx';

/** Ids of the calls whose name, method, error or outcome holds the text; undefined when nothing is looked for. */
export function foundIn(nodes: readonly TraceNode[], text: string): readonly string[] | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const found = nodes.filter(({ call }) =>
    [nameOf(call), call.operation, call.error_code, call.outcome].some((one) => one?.toLowerCase().includes(wanted)),
  );
  return found.map(({ call }) => call.id);
}

interface FindInTraceProps {
  text: string;
  found: readonly string[] | undefined;
  onText: (text: string) => void;
  /** Opens the next one that was found. */
  onNext: () => void;
}

/** Finds calls in the tree; Enter opens one after the other. */
export function FindInTrace({ text, found, onText, onNext }: FindInTraceProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onNext();
  };
  return (
    <form className="trace-find" onSubmit={submit}>
      <SearchBox label="Find in this trace" value={text} onChange={onText} />
      <span className="note" aria-live="polite">
        {found && (found.length === 0 ? 'nothing' : `${plural(found.length, 'call')}, Enter for the next`)}
      </span>
    </form>
  );
}
