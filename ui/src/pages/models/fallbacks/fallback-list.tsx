import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type ModelFallback, modelFallbacksQuery, setModelFallback } from '../../../api/model-entries.ts';
import { Button } from '../../../kit/button.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { State } from '../../../kit/state.tsx';
import { tell } from '../../../kit/toast.tsx';
import { moved, orderText } from './order.ts';

interface FallbackListProps {
  of: Pick<ModelFallback, 'model' | 'fallback_type'>;
  label: string;
  saved: readonly string[];
  /** Of all models. */
  names: readonly string[];
  /** The key of the configuration that says it, and alone can change it. */
  setting: string | null;
  mayChange: boolean;
}

/** An ordered list of models: put in order by drag or by its buttons, and in force once it is saved. */
export function FallbackList({ of, label, saved, names, setting, mayChange }: FallbackListProps) {
  const [order, setOrder] = useState(saved);
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () => setModelFallback({ ...of, fallback_models: [...order] }),
    onSuccess: async () => {
      tell(`${of.model}: ${orderText(order)}`);
      await queries.invalidateQueries({ queryKey: modelFallbacksQuery.queryKey });
    },
  });
  const mayEdit = mayChange && setting === null;
  const others = names.filter((name) => name !== of.model && !name.includes('*') && !order.includes(name));
  return (
    <section className="fallback-list" aria-label={label}>
      <h4>{label}</h4>
      {order.length === 0 && !mayEdit && <p className="small ink-3">none</p>}
      {mayEdit ? (
        <Sortable names={order} known={names} onChange={setOrder} />
      ) : (
        <ol>
          {order.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ol>
      )}
      {setting !== null && (
        <p className="small ink-3">
          <code>{setting}</code> of the config file says so, and is changed there
        </p>
      )}
      {mayEdit && (
        <div className="row">
          <select
            className="input small quiet"
            aria-label={`Add a model: ${label}`}
            value=""
            onChange={(event) => setOrder([...order, event.target.value])}
          >
            <option value="">{order.length === 0 ? 'None; add a model' : 'Add another'}</option>
            {others.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          {orderText(order) !== orderText(saved) && (
            <>
              <Button size="small" look="quiet" onClick={() => setOrder(saved)}>
                Discard
              </Button>
              <Button size="small" look="primary" disabled={saving.isPending} onClick={() => saving.mutate()}>
                Save
              </Button>
            </>
          )}
        </div>
      )}
      {saving.error && <Notice kind="bad">{saving.error.message}</Notice>}
    </section>
  );
}

interface SortableProps {
  names: readonly string[];
  known: readonly string[];
  onChange: (next: string[]) => void;
}

function Sortable({ names, known, onChange }: SortableProps) {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const change = (next: string[]) => {
    onChange(next);
    setSaid(orderText(next));
  };
  /** The button that was pressed keeps the focus, wherever its row goes. */
  const act = (next: string[], at: number, button: string) => {
    flushSync(() => change(next));
    const row = list.current?.children.item(Math.min(at, next.length - 1));
    const pressed = row?.querySelector<HTMLButtonElement>(`[data-act="${button}"]:not(:disabled)`);
    (pressed ?? row?.querySelector<HTMLButtonElement>('button:not(:disabled)'))?.focus();
  };
  return (
    <>
      <ol ref={list}>
        {names.map((name, index) => (
          <li
            key={name}
            draggable
            className={index === dragged ? 'dragged' : ''}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', name);
              setDragged(index);
            }}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) change(moved(names, dragged, index));
            }}
          >
            <span className="clip">{name}</span>
            {!known.includes(name) && <State kind="slow">no such model</State>}
            <span className="push row">
              <Button
                size="small"
                look="quiet"
                icon="up"
                data-act="up"
                aria-label={`Move ${name} up`}
                disabled={index === 0}
                onClick={() => act(moved(names, index, index - 1), index - 1, 'up')}
              />
              <Button
                size="small"
                look="quiet"
                icon="down"
                data-act="down"
                aria-label={`Move ${name} down`}
                disabled={index === names.length - 1}
                onClick={() => act(moved(names, index, index + 1), index + 1, 'down')}
              />
              <Button
                size="small"
                look="quiet"
                icon="x"
                data-act="remove"
                aria-label={`Remove ${name}`}
                onClick={() =>
                  act(
                    names.filter((_, one) => one !== index),
                    index,
                    'remove',
                  )
                }
              />
            </span>
          </li>
        ))}
      </ol>
      <p className="vh" role="status">
        {said}
      </p>
    </>
  );
}
