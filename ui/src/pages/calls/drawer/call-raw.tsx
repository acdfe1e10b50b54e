import { type FormEvent, useRef, useState } from 'react';
import type { CallDetail } from '../../../api/types.ts';
import { Copy } from '../../../kit/copy.tsx';
import { SearchBox } from '../../../kit/field.tsx';
import { JsonTree } from '../../../kit/json-tree.tsx';
import { useFoundMarks } from '../../../kit/use-found-marks.ts';
import { CallHeaders, UpstreamHeaders } from './call-headers.tsx';

/** The headers and bodies as they are kept, redacted, and the record itself, to be searched, folded and copied. */
export function CallRaw({ call }: { call: CallDetail }) {
  const { content, ...record } = call;
  const [wanted, setWanted] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const { count, at, next } = useFoundMarks(place, wanted, call.id);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    next();
  };
  const headers = content?.headers ?? null;
  return (
    <>
      <form className="raw-find" onSubmit={submit}>
        <SearchBox label="Find in this call" value={wanted} onChange={setWanted} />
        <span className="note" aria-live="polite">
          {wanted !== '' && foundText(count, at)}
        </span>
      </form>
      <div ref={place}>
        {headers === null && <p className="block note">{WITHOUT_HEADERS[content === null ? 'content' : 'headers']}</p>}
        {content !== null && (
          <>
            <Part title="Request" body={content.request} headers={headers?.request} wanted={wanted} />
            <Part
              title="Response"
              body={content.events?.map(({ data }) => data) ?? content.response}
              headers={headers?.response}
              wanted={wanted}
            />
          </>
        )}
        {headers && <UpstreamHeaders headers={headers} wanted={wanted} />}
        <Part title="Record" body={record} wanted={wanted} />
      </div>
    </>
  );
}

const foundText = (count: number, at: number): string => {
  if (count === 0) return 'nothing';
  return at === 0 ? `${count} found, Enter for the next` : `${at} of ${count}`;
};

const WITHOUT_HEADERS = {
  content: 'Headers and bodies are not kept: content is switched off for this agent or key, or was removed by age.',
  headers: 'The headers of this call are not kept: it is from before they were.',
} as const;

interface PartProps {
  title: string;
  body: unknown;
  headers?: Parameters<typeof CallHeaders>[0]['list'] | undefined;
  wanted: string;
}

function Part({ title, body, headers, wanted }: PartProps) {
  return (
    <section className="block raw" aria-label={title}>
      <div className="sec-head">
        <h3>{title}</h3>
        <Copy text={JSON.stringify(body, null, 2)} className="push small">
          Copy
        </Copy>
      </div>
      {headers && <CallHeaders list={headers} title="Headers" wanted={wanted} />}
      <JsonTree value={body} label={title} wanted={wanted} />
    </section>
  );
}
