import './keys.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Key, keysQuery } from '../../api/keys.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { SearchBox } from '../../kit/field.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { KeyDrawer } from './key-drawer.tsx';
import { keyState } from './key-state.ts';
import { KeysTable } from './keys-table.tsx';
import { NewKey } from './new-key.tsx';

const route = getRouteApi('/app/keys');

const KINDS = {
  all: { label: 'All', has: () => true },
  callers: { label: 'Callers', has: (key: Key) => key.agent_id === null },
  agents: { label: 'Agents', has: (key: Key) => key.agent_id !== null },
  off: { label: 'Not working', has: (key: Key, now: number) => keyState(key, now).kind !== 'ok' },
} as const;

type KindName = keyof typeof KINDS;

/** Every key, with the one that is open beside the list. */
export function KeysPage() {
  const { key: openId, kind = 'all', find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error } = useQuery(keysQuery);
  const [isMaking, setMaking] = useState(false);
  const { mayMakeKeys } = usePowers();
  if (error) throw error;

  const now = Date.now();
  const found = data?.filter((key) => isFound(key, find));
  const chosen = Object.hasOwn(KINDS, kind) ? KINDS[kind as KindName] : KINDS.all;
  const shown = found?.filter((key) => chosen.has(key, now));
  const open = (id: string | undefined) => void navigate({ search: (before) => ({ ...before, key: id }) });
  const newKey = mayMakeKeys && (
    <Button look="primary" icon="plus" onClick={() => setMaking(true)}>
      New key
    </Button>
  );
  return (
    <main className="main fixed page-keys" id="main">
      <div className={openId === undefined ? 'alone' : 'with-drawer'}>
        <section className="list" aria-label="Keys">
          <header className="page-head">
            <h1>Keys</h1>
            <div className="acts">
              <SearchBox
                label="Alias or last four"
                value={find}
                onChange={(text) =>
                  void navigate({ search: (before) => ({ ...before, find: text || undefined }), replace: true })
                }
              />
              {newKey}
            </div>
          </header>
          <Tabs
            label="Kinds of keys"
            current={kind}
            items={Object.entries(KINDS).map(([name, { label, has }]) => ({
              name,
              label,
              amount: found?.filter((key) => has(key, now)).length,
              to: '/keys',
              search: (before: Record<string, unknown>) => ({ ...before, kind: name === 'all' ? undefined : name }),
            }))}
          />
          {data?.length === 0 ? (
            <Empty title="No key has been made yet">
              <p>Callers show a key of this gateway. It says which agents they may call, and how much.</p>
              {newKey}
            </Empty>
          ) : (
            <KeysTable keys={shown} openId={openId} onOpen={open} />
          )}
        </section>
        {openId !== undefined && <KeyDrawer id={openId} onClose={() => open(undefined)} />}
      </div>
      {isMaking && <NewKey onClose={() => setMaking(false)} onMade={open} />}
    </main>
  );
}

function isFound({ key_alias, key_name, user_id, team_id }: Key, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || [key_alias, key_name, user_id, team_id].some((one) => one?.toLowerCase().includes(wanted));
}
