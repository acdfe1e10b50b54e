import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callQuery } from '../../../api/calls.ts';
import type { CallDetail } from '../../../api/types.ts';
import { plural } from '../../../format/count.ts';
import { durationText } from '../../../format/duration.ts';
import { type JsonChange, jsonDiff } from '../../../format/json-diff.ts';
import { money } from '../../../format/money.ts';
import { exact } from '../../../format/time.ts';
import { nameOf } from '../../../kit/call-name.tsx';
import { DiffView } from '../../../kit/diff-view.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { signed } from './signed.ts';

/** Where a call differs from another one: how long and how dear it was, what was said, and the rest of the record. */
export function CallDiff({ call, base }: { call: CallDetail; base: string }) {
  const { data: other, error } = useQuery(callQuery(base));
  if (error) return <Notice kind="bad">{error.message}</Notice>;
  if (!other) return null;
  const parts: [string, JsonChange[]][] = [
    ['Request', jsonDiff(other.content?.request, call.content?.request)],
    ['Response', jsonDiff(answerOf(other), answerOf(call))],
    ['Record', jsonDiff(recordOf(other), recordOf(call))],
  ];
  return (
    <>
      <p className="block compared ink-2">
        Compared with the call of{' '}
        <Link to="/calls" search={(before) => ({ ...before, call: base, base: call.id })} className="textlink">
          {nameOf(other)}, {exact(Date.parse(other.started_at))}
        </Link>
        , this one took <b className="strong">{signed(call.duration_ms - other.duration_ms, durationText)}</b>
        {call.cost_nano !== null && other.cost_nano !== null && (
          <>
            {' '}
            and cost <b className="strong">{signed(call.cost_nano - other.cost_nano, money)}</b>
          </>
        )}
        .
      </p>
      {parts.map(([title, changes]) => (
        <section key={title} className="block raw" aria-label={title}>
          <div className="sec-head">
            <h3>{title}</h3>
            <span className="note">
              {changes.length === 0 ? 'the same' : `${plural(changes.length, 'place')} differ`}
            </span>
          </div>
          {changes.length > 0 && <DiffView changes={changes} label={`${title}, what differs`} />}
        </section>
      ))}
    </>
  );
}

const answerOf = ({ content }: CallDetail): unknown => content?.events?.map(({ data }) => data) ?? content?.response;

/** What always differs, and what is compared apart. */
const LEFT_OUT: ReadonlySet<string> = new Set(['id', 'request_id', 'seq', 'span_id', 'content']);

const recordOf = (call: CallDetail): unknown =>
  Object.fromEntries(Object.entries(call).filter(([name]) => !LEFT_OUT.has(name)));
