import type { GatewaySettings } from '../../api/settings.ts';
import { FactList, Part } from './part.tsx';

/** What it is, by which licence, and what it is made with: read from the packages when the UI was built. */
export function AboutView({ settings: { version, base_url } }: { settings: GatewaySettings }) {
  return (
    <>
      <Part title="Switchboard">
        <FactList
          facts={[
            ['What it is', 'a gateway for agents: any client, any agent, one trace and one bill'],
            [
              'Version',
              <span key="v" className="mono">
                {version}
              </span>,
            ],
            ['Licence', 'Apache-2.0'],
            [
              'Its API',
              <a key="d" className="textlink" href={`${base_url}/docs`} target="_blank" rel="noreferrer">
                described by OpenAPI
              </a>,
            ],
          ]}
        />
      </Part>
      <section aria-label="Made with">
        <div className="sec-head">
          <h2>Made with</h2>
          <span className="note">{LICENCES.length} packages, besides what they bring along</span>
        </div>
        <div className="over">
          <table className="table" aria-label="Licences">
            <thead>
              <tr>
                <th>Package</th>
                <th>Version</th>
                <th>Licence</th>
              </tr>
            </thead>
            <tbody>
              {LICENCES.map(({ name, version, licence }) => (
                <tr key={name}>
                  <td>
                    <b className="name">{name}</b>
                  </td>
                  <td className="mono">{version}</td>
                  <td>{licence}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}
