import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { downloadConfiguration, type GatewaySettings, pendingQuery } from '../../api/settings.ts';
import { count, plural } from '../../format/count.ts';
import { exact, relative } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { Copy } from '../../kit/copy.tsx';
import { SearchBox } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { State } from '../../kit/state.tsx';
import { tell } from '../../kit/toast.tsx';
import { useNow } from '../../kit/use-now.ts';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { ConfigurationKeys } from './configuration-keys.tsx';
import { FactList, Part } from './part.tsx';
import { PendingView } from './pending-view.tsx';
import { ProblemList } from './problem-list.tsx';
import { isShown, readShow, SHOWS } from './shown-keys.ts';

type Configuration = GatewaySettings['configuration'];

const route = getRouteApi('/app/settings');

/** The file that was read, what became of each of its keys, and of its last change. */
export function ConfigurationView({ configuration }: { configuration: Configuration }) {
  const { show: asked, find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const show = readShow(asked);
  const change = (changes: { show?: string | undefined; find?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const shown = configuration.keys.filter((key) => isShown(key, show, find));
  return (
    <>
      <PendingView />
      <Changes configuration={configuration} />
      <section aria-label="Keys">
        <div className="sec-head keys-head">
          <h2>Keys and variables</h2>
          <span className="seg">
            {SHOWS.map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={show === name}
                onClick={() => change({ show: name === 'all' ? undefined : name })}
              >
                {name} {count(configuration.keys.filter((key) => isShown(key, name, '')).length)}
              </button>
            ))}
          </span>
          <SearchBox label="Key or note" value={find} onChange={(text) => change({ find: text || undefined })} />
        </div>
        <ConfigurationKeys keys={shown} />
      </section>
    </>
  );
}

const MODES = {
  auto: 'the file is watched, and taken over when it is valid',
  confirm: 'the file is watched, and taken over when it is applied here',
} as const;

function Changes({ configuration }: { configuration: Configuration }) {
  const { file, loaded_at, reloaded, waiting_for_restart, refused } = configuration;
  const { data: { mode = 'auto', problems = [] } = {} } = useQuery(pendingQuery);
  const now = useNow();
  const when = (time: string) => <span title={exact(Date.parse(time))}>{relative(Date.parse(time), now)}</span>;
  return (
    <>
      {refused && problems.length === 0 && (
        <Notice kind="bad">
          <div>
            The file was changed {when(refused.at)} and cannot be used; what ran before goes on.
            <ProblemList problems={refused.problems} />
          </div>
        </Notice>
      )}
      {waiting_for_restart.length > 0 && (
        <Notice kind="warn">
          {plural(waiting_for_restart.length, 'changed key')} {waiting_for_restart.length === 1 ? 'takes' : 'take'}{' '}
          effect at the next start: {waiting_for_restart.join(', ')}.
        </Notice>
      )}
      <Part title="File">
        <FactList
          facts={[
            ['Path', file === null ? 'none: everything comes from the environment' : <Copy key="f" text={file} />],
            ['Read', when(loaded_at)],
            [
              'Changes',
              file === null ? (
                'a file is watched; variables are read at the start'
              ) : (
                <State key="c" kind={refused ? 'error' : 'ok'}>
                  {refused ? 'the last one cannot be used' : MODES[mode]}
                </State>
              ),
            ],
            [
              'Last change',
              reloaded === null ? (
                'none since the start'
              ) : (
                <span key="l">
                  {when(reloaded.at)}:{' '}
                  <span className="mono">{reloaded.changed.join(', ') || 'nothing that counts'}</span>
                </span>
              ),
            ],
            ['To check it', <Copy key="s" text={`switchboard check${file === null ? '' : ` --config ${file}`}`} />],
          ]}
        />
        <Export />
      </Part>
    </>
  );
}

/** For those who may see all of it. */
function Export() {
  const exporting = useMutation({ mutationFn: downloadConfiguration, onError: ({ message }) => tell(message) });
  if (!useMayManage()) return null;
  return (
    <Button icon="download" className="export" disabled={exporting.isPending} onClick={() => exporting.mutate()}>
      Export, without its secrets
    </Button>
  );
}
