import { Link } from '@tanstack/react-router';
import { save } from '../../api/download.ts';
import type { GatewaySettings } from '../../api/settings.ts';
import { plural } from '../../format/count.ts';
import { Button } from '../../kit/button.tsx';
import { Copy } from '../../kit/copy.tsx';
import { ALERT_RULES, rulesFile, scrapeConfig } from './alert-rules.ts';
import { FactList, Part, SetBy } from './part.tsx';

/** Who hears of trouble, and how: the gateway sends nothing by itself. */
export function AlertsView({ settings: { base_url } }: { settings: GatewaySettings }) {
  return (
    <>
      <Part title="Who is told">
        <FactList
          facts={[
            ['By the gateway', 'nobody: it sends no mail and no messages'],
            [
              'Whoever looks',
              <span key="l">
                sees what is the matter under{' '}
                <Link className="textlink" to="/overview">
                  Needs you
                </Link>
                : agents that are down, traces that do not arrive, requests for access, budgets nearly spent, keys that
                end, what has no price
              </span>,
            ],
            [
              'A monitoring system',
              <span key="m">
                is told by the metrics, which an administrator’s or a viewer’s key reads <SetBy>metrics.auth</SetBy>
              </span>,
            ],
            ['Metrics', <Copy key="a" text={`${base_url}/metrics`} />],
          ]}
        />
      </Part>
      <Rules />
      <Part title="How Prometheus asks">
        <pre className="code">{scrapeConfig(base_url)}</pre>
        <p className="more">
          <Copy text={scrapeConfig(base_url)} className="btn">
            Copy
          </Copy>
        </p>
      </Part>
    </>
  );
}

const RULES_FILE = 'switchboard-alerts.yaml';

function Rules() {
  const text = rulesFile(ALERT_RULES);
  return (
    <section className="band" aria-label="Rules for Prometheus">
      <div className="sec-head">
        <h2>Rules for Prometheus</h2>
        <span className="note">{plural(ALERT_RULES.length, 'rule')}</span>
        <span className="row push">
          <Copy text={text} className="btn">
            Copy all
          </Copy>
          <Button icon="download" onClick={() => save(new Blob([text], { type: 'application/yaml' }), RULES_FILE)}>
            Save
          </Button>
        </span>
      </div>
      <div className="over">
        <table className="table facts-table" aria-label="Rules for Prometheus">
          <thead>
            <tr>
              <th>Rule</th>
              <th>What is the matter</th>
              <th>When</th>
              <th className="num">For</th>
              <th>Asks for</th>
            </tr>
          </thead>
          <tbody>
            {ALERT_RULES.map(({ name, says, expression, after, severity }) => (
              <tr key={name}>
                <td>
                  <b className="name">{name}</b>
                </td>
                <td className="said-of">{says}</td>
                <td className="mono value">{expression}</td>
                <td className="num">{after === '0m' ? '—' : after}</td>
                <td>{severity === 'page' ? 'somebody at once' : 'a look'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
