import './keys.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { accessRequestsQuery } from '../../api/access-requests.ts';
import { type Key, keysQuery } from '../../api/keys.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { SearchBox } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import type { Powers } from '../../shell/powers.ts';
import { usePowers } from '../../shell/use-powers.ts';
import { RequestsList } from '../requests/requests-list.tsx';
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

/** Beside the keys stands what people ask for. */
const REQUESTS = 'requests';

/** Every key, with the one that is open beside the list. */
export function KeysPage() {
  const { key: openId, kind = 'all', find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error } = useQuery(keysQuery);
  const { data: requests } = useQuery(accessRequestsQuery);
  const [isMaking, setMaking] = useState(false);
  const powers = usePowers();
  const { mayMakeKeys } = powers;
  const says = saysOf(powers);
  if (error && !data) throw error;

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
              {data?.length !== 0 && (
                <>
                  <SearchBox
                    label="Alias or last four"
                    value={find}
                    onChange={(text) =>
                      void navigate({ search: (before) => ({ ...before, find: text || undefined }), replace: true })
                    }
                  />
                  {newKey}
                </>
              )}
            </div>
          </header>
          {says !== null && <Notice>{says}</Notice>}
          <Tabs
            label="Kinds of keys"
            current={kind}
            items={[
              ...Object.entries(KINDS).map(([name, { label, has }]) => ({
                ...tabOf(name),
                label,
                amount: found?.filter((key) => has(key, now)).length,
              })),
              {
                ...tabOf(REQUESTS),
                label: 'Requests',
                amount: requests?.filter(({ state }) => state === 'open').length,
              },
            ]}
          />
          {kind === REQUESTS ? (
            <RequestsList requests={requests} />
          ) : data?.length === 0 ? (
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

const tabOf = (name: string) => ({
  name,
  to: '/keys' as const,
  search: (before: Record<string, unknown>) => ({ ...before, kind: name === 'all' ? undefined : name }),
});

/** What who looks does not see, or may not do; null for who sees and does all. */
function saysOf({ mayManage, mayInspect, mayMakeKeys }: Powers): string | null {
  if (mayManage) return null;
  if (mayInspect) return 'You see every key, and change none.';
  if (mayMakeKeys) return 'You see your own keys, and those of the teams that you run, which you make and change.';
  return 'You see your own keys. An administrator makes others, or you ask for an agent on the hub.';
}

function isFound({ key_alias, key_name, user_id, team_id }: Key, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || [key_alias, key_name, user_id, team_id].some((one) => one?.toLowerCase().includes(wanted));
}
