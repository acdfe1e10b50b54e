import './settings.css';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionQuery } from '../../api/session.ts';
import { destinationsQuery, readinessQuery } from '../../api/settings.ts';
import { Copy } from '../../kit/copy.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';
import { State } from '../../kit/state.tsx';
import { Destination } from './destination.tsx';

const DATABASES = { sqlite: 'embedded (SQLite)', postgres: 'PostgreSQL' } as const;

/** How the gateway itself is, and where it sends traces. What is set in its file is changed there. */
export function SettingsPage() {
  const { base_url, version } = useSuspenseQuery(sessionQuery).data;
  const { data: readiness, error } = useQuery(readinessQuery);
  const { data: destinations, error: untold } = useQuery(destinationsQuery);
  return (
    <main className="main page-settings" id="main">
      <header className="page-head">
        <h1>Settings</h1>
        <div className="acts">
          <Link className="btn" to="/audit">
            <Icon name="shield" />
            Audit log
          </Link>
        </div>
      </header>
      <Notice>
        The gateway is set up by its configuration file and its environment, and shown here as it runs. The command{' '}
        <span className="mono">switchboard check</span> says of each key whether it is used, ignored or wrong.
      </Notice>
      <section className="band" aria-label="Gateway">
        <div className="sec-head">
          <h2>Gateway</h2>
        </div>
        <dl className="kv inset">
          <dt>Version</dt>
          <dd className="mono">{version}</dd>
          <dt>Address</dt>
          <dd>
            <Copy text={base_url} />
          </dd>
          <dt>Serves</dt>
          <dd>
            {error && <State kind="down">{error.message}</State>}
            {readiness && (
              <State kind={readiness.status === 'healthy' ? 'ok' : 'down'}>
                {readiness.status === 'healthy' ? 'calls and pages' : readiness.status.replace('_', ' ')}
              </State>
            )}
          </dd>
          <dt>Database</dt>
          <dd>
            {readiness && (
              <State kind={readiness.db === 'connected' ? 'ok' : 'down'}>
                {DATABASES[readiness.store]}, {readiness.db}
              </State>
            )}
          </dd>
          <dt>API</dt>
          <dd>
            <a className="textlink" href={`${base_url}/docs`} target="_blank" rel="noreferrer">
              its description
            </a>
          </dd>
        </dl>
      </section>
      <section aria-label="Where traces are sent">
        <div className="sec-head">
          <h2>Where traces are sent</h2>
          {destinations && <span className="note">{destinations.length === 0 ? 'nowhere' : destinations.length}</span>}
        </div>
        {untold && <Notice kind="bad">{untold.message}</Notice>}
        {destinations?.length === 0 && (
          <p className="inset ink-2">
            Langfuse and collectors of OpenTelemetry are told of every call once the file names them below{' '}
            <span className="mono">tracing:</span> or in <span className="mono">litellm_settings.callbacks</span>.
          </p>
        )}
        <div className="destinations">
          {destinations?.map((destination) => (
            <Destination key={destination.name} destination={destination} />
          ))}
        </div>
      </section>
    </main>
  );
}
