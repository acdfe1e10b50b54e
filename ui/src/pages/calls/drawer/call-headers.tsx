import type { CallDetail } from '../../../api/types.ts';
import { Copy } from '../../../kit/copy.tsx';
import { FoundText } from '../../../kit/found-text.tsx';

type Headers = NonNullable<NonNullable<CallDetail['content']>['headers']>;
type HeaderList = Headers['request'];

/** Headers as they are kept, one line each. @param wanted what is looked for in them: then they are open */
export function CallHeaders({
  list,
  title,
  wanted,
  isOpen = true,
}: {
  list: HeaderList;
  title: string;
  wanted: string;
  isOpen?: boolean;
}) {
  const { headers, left_out } = list;
  return (
    <details className="headers" open={isOpen || wanted !== ''}>
      <summary>
        {title} <span className="ink-3">{headers.length + left_out}</span>
      </summary>
      <table className="header-list">
        <caption className="vh">{title}</caption>
        <tbody>
          {headers.map(({ name, value, length }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice; their order never changes
            <tr key={index}>
              <th scope="row">
                <FoundText text={name} wanted={wanted} />
              </th>
              <td className={value === HIDDEN ? 'ink-3' : ''}>
                <FoundText text={value} wanted={wanted} />
                {length !== null && (
                  <span className="ink-3">… the beginning of {length.toLocaleString('en')} characters</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="json-at">
        {left_out > 0 && <span className="note">{left_out} more are not kept</span>}
        {headers.length > 0 && (
          <Copy text={headers.map(({ name, value }) => `${name}: ${value}`).join('\n')} className="small push">
            Copy headers
          </Copy>
        )}
      </p>
    </details>
  );
}

/** What stands in the place of a value that may be a secret. */
const HIDDEN = '[REDACTED]';

/** What went to those that were asked and came back, try by try. */
export function UpstreamHeaders({ headers, wanted }: { headers: Headers; wanted: string }) {
  const { upstream, upstream_left_out: leftOut } = headers;
  if (!upstream || upstream.length === 0) return null;
  return (
    <section className="block raw" aria-label="Upstream">
      <div className="sec-head">
        <h3>Upstream</h3>
        {leftOut > 0 && (
          <span className="note">
            the last {upstream.length} of {leftOut + upstream.length} exchanges
          </span>
        )}
      </div>
      {upstream.map(({ deployment, method, status, request, response }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same deployment may be asked twice; the order never changes
        <div key={index} className="exchange">
          <p className="row mono">
            <span>{method}</span>
            {deployment !== null && <span className="clip ink-3">{deployment}</span>}
            <b className="push">{status ?? 'no answer'}</b>
          </p>
          <CallHeaders list={request} title="Headers sent" wanted={wanted} isOpen={false} />
          {response && <CallHeaders list={response} title="Headers received" wanted={wanted} isOpen={false} />}
        </div>
      ))}
    </section>
  );
}
