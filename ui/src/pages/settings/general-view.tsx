import type { GatewaySettings } from '../../api/settings.ts';
import { bytesText, plural } from '../../format/count.ts';
import { exact, relative, rough } from '../../format/time.ts';
import { Copy } from '../../kit/copy.tsx';
import { State } from '../../kit/state.tsx';
import { useNow } from '../../kit/use-now.ts';
import { FactList, Part, SetBy } from './part.tsx';

const DATABASES = { sqlite: 'embedded (SQLite)', postgres: 'PostgreSQL' } as const;

/** What runs, since when, and whether it can keep what it must. */
export function GeneralView({ settings }: { settings: GatewaySettings }) {
  const { version, node_version, started_at, base_url, public_url, database, configuration } = settings;
  const now = useNow();
  const started = Date.parse(started_at);
  return (
    <>
      <Part title="Gateway">
        <FactList
          facts={[
            ['Version', <span key="v" className="mono">{`${version} on Node ${node_version}`}</span>],
            [
              'Runs for',
              <span
                key="t"
                title={exact(started)}
              >{`${rough(Math.max(0, now - started))}, since ${exact(started)}`}</span>,
            ],
            ['Address', <Copy key="a" text={base_url} />],
            [
              'Address in cards',
              public_url === null ? (
                <span key="p">
                  taken from each request <SetBy>server.public_url</SetBy>
                </span>
              ) : (
                <Copy key="p" text={public_url} />
              ),
            ],
            ['API', <ApiLink key="d" base={base_url} />],
          ]}
        />
      </Part>
      <Part title="What it keeps its data in">
        <FactList
          facts={[
            [
              'Database',
              <State key="db" kind={database.connected ? 'ok' : 'down'}>
                {`${DATABASES[database.store]}, ${database.connected ? 'connected' : 'does not answer'}`}
              </State>,
            ],
            ['Journal', <Journal key="j" journal={settings.journal} />],
            [
              'Configuration',
              configuration.file === null ? 'the environment alone' : <Copy key="f" text={configuration.file} />,
            ],
            ['Read', <span key="r">{relative(Date.parse(configuration.loaded_at), now)}</span>],
          ]}
        />
      </Part>
    </>
  );
}

const ApiLink = ({ base }: { base: string }) => (
  <a className="textlink" href={`${base}/docs`} target="_blank" rel="noreferrer">
    its description
  </a>
);

/** Records of calls are in it before the answer ends, and leave it once the database has them. */
function Journal({ journal }: { journal: GatewaySettings['journal'] }) {
  const { writable, draining, pending_bytes, waiting_calls } = journal;
  const held =
    pending_bytes === 0 ? 'everything is in the database' : `${bytesText(pending_bytes)} not in the database yet`;
  if (!writable) return <State kind="down">cannot be written: calls are refused until there is room</State>;
  if (!draining) return <State kind="slow">{`the database takes no records; ${held}, and nothing is lost`}</State>;
  const waiting = waiting_calls > 0 ? `; ${plural(waiting_calls, 'call')} being written` : '';
  return <State kind="ok">{held + waiting}</State>;
}
