import type { CallDetail } from '../../api/types.ts';
import { Copy } from '../../kit/copy.tsx';
import { JsonView } from '../../kit/json-view.tsx';

/** The bodies as they are kept, redacted, and the record itself. */
export function CallRaw({ call: { content, ...record } }: { call: CallDetail }) {
  const bodies: [string, unknown][] = [
    ...(content === null
      ? []
      : ([
          ['Request', content.request],
          ['Response', content.response],
        ] as [string, unknown][])),
    ['Record', record],
  ];
  return bodies.map(([title, body]) => (
    <section key={title} className="block raw" aria-label={title}>
      <div className="sec-head">
        <h3>{title}</h3>
        <Copy text={JSON.stringify(body, null, 2)} className="push small">
          Copy
        </Copy>
      </div>
      <JsonView value={body} label={title} />
    </section>
  ));
}
