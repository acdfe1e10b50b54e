import './call-drawer.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callQuery } from '../../../api/calls.ts';
import type { CallDetail } from '../../../api/types.ts';
import { Button } from '../../../kit/button.tsx';
import { CallKind, nameOf } from '../../../kit/call-name.tsx';
import { Icon } from '../../../kit/icon.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { type TabItem, Tabs } from '../../../kit/tabs.tsx';
import { Outcome } from '../outcome.tsx';
import { CallDiff } from './call-diff.tsx';
import { CallErrors, troublesOf } from './call-errors.tsx';
import { CallEvents } from './call-events.tsx';
import { CallExchange, turnsOf } from './call-exchange.tsx';
import { CallLinks } from './call-links.tsx';
import { CallRaw } from './call-raw.tsx';
import { CallSummary } from './call-summary.tsx';
import { LangfuseLinks } from './langfuse-links.tsx';
import { saidIn } from './said.ts';
import type { TraceLink } from './use-trace-links.ts';

interface CallDrawerProps {
  id: string;
  previous: string | undefined;
  next: string | undefined;
  view: string;
  /** The address of a view; the summary has no name. */
  linkTo: (view: string | undefined) => ViewLink;
  /** Its trace is what it stands beside. */
  isInTrace?: boolean;
  /** Pages elsewhere that show its trace, where these are known. */
  links?: readonly TraceLink[] | undefined;
  /** The call it is compared with. */
  base?: string | undefined;
  /** Keeps a call to compare others with; undefined ends it. */
  onBase?: (id: string | undefined) => void;
  onOpen: (id: string | undefined) => void;
}

type ViewLink = Pick<TabItem, 'to' | 'params' | 'search'>;

/** One call: what was said, what was tried, what it cost, and why it was allowed, routed and priced so. */
export function CallDrawer(props: CallDrawerProps) {
  const { id, previous, next, view, linkTo, isInTrace = false, links, base, onBase, onOpen } = props;
  const { data: call, error } = useQuery(callQuery(id));
  return (
    <aside className="drawer call-drawer" aria-label={call ? `Call of ${nameOf(call)}` : 'Call'}>
      <header className="drawer-head">
        <div className="row">
          {call && <CallKind call={call} />}
          <h2>{call ? nameOf(call) : 'Call'}</h2>
          {call && <Outcome call={call} />}
          <span className="push row steps">
            <Button
              look="quiet"
              icon="up"
              aria-label="Previous call"
              disabled={!previous}
              onClick={() => onOpen(previous)}
            />
            <Button look="quiet" icon="down" aria-label="Next call" disabled={!next} onClick={() => onOpen(next)} />
            <Button look="quiet" icon="x" aria-label="Close" onClick={() => onOpen(undefined)} />
          </span>
        </div>
        {call && <Acts call={call} isInTrace={isInTrace} links={links} base={base} onBase={onBase} />}
      </header>
      {error && <Notice kind="bad">{error.message}</Notice>}
      {call && (
        <>
          <Tabs label="Views of the call" current={view} items={views(call, linkTo, base)} />
          <div className="drawer-body">
            <View call={call} view={view} base={base} links={links} />
          </div>
        </>
      )}
    </aside>
  );
}

interface ViewProps extends Pick<CallDrawerProps, 'base' | 'links'> {
  call: CallDetail;
  view: string;
}

function View({ call, view, base, links }: ViewProps) {
  if (view === 'diff' && base !== undefined && base !== call.id) return <CallDiff call={call} base={base} />;
  if (view === 'conversation' && turnsOf(call)?.length) return <CallExchange call={call} />;
  if (view === 'errors' && troublesOf(call) > 0) return <CallErrors call={call} />;
  if (view === 'raw') return <CallRaw call={call} />;
  if (view === 'links') return <CallLinks call={call} links={links} />;
  if (view === 'events') return <CallEvents call={call} />;
  return <CallSummary call={call} />;
}

function views(call: CallDetail, linkTo: CallDrawerProps['linkTo'], base: string | undefined): TabItem[] {
  const { id, event_count } = call;
  const [turns, troubles] = [turnsOf(call)?.length ?? 0, troublesOf(call)];
  return [
    { name: 'summary', label: 'Summary', ...linkTo(undefined) },
    ...(turns > 0 ? [{ name: 'conversation', label: 'Conversation', amount: turns, ...linkTo('conversation') }] : []),
    ...(event_count > 0 ? [{ name: 'events', label: 'Events', amount: event_count, ...linkTo('events') }] : []),
    { name: 'raw', label: 'Raw', ...linkTo('raw') },
    ...(troubles > 0 ? [{ name: 'errors', label: 'Errors', amount: troubles, ...linkTo('errors') }] : []),
    { name: 'links', label: 'Links', ...linkTo('links') },
    ...(base !== undefined && base !== id ? [{ name: 'diff', label: 'Difference', ...linkTo('diff') }] : []),
  ];
}

/** Where one goes from here. */
function Acts({
  call,
  isInTrace,
  links,
  base,
  onBase,
}: { call: CallDetail } & Pick<CallDrawerProps, 'isInTrace' | 'links' | 'base' | 'onBase'>) {
  const { id, trace_id, agent_name, model, key_alias, task_id, content } = call;
  const { texts, others } = saidIn(content?.request);
  return (
    <div className="row acts">
      {texts.length + others > 0 && model === null && (
        <Link className="btn small" to="/playground" search={{ agent: agent_name, call: id }}>
          <Icon name="replay" />
          Replay
        </Link>
      )}
      {!isInTrace && (
        <Link className="btn small" to="/traces/$trace" params={{ trace: trace_id }} search={{ call: id }}>
          <Icon name="traces" />
          Whole trace
        </Link>
      )}
      <LangfuseLinks call={call} links={links} />
      {onBase && (
        <Button
          size="small"
          icon="columns"
          aria-pressed={base === id}
          title="The next call that is opened is compared with this one"
          onClick={() => onBase(base === id ? undefined : id)}
        >
          {base === id ? 'Open another one' : 'Compare'}
        </Button>
      )}
      {task_id !== null && (
        <Link className="btn small" to="/calls" search={{ task: task_id, range: 'all' }}>
          <Icon name="tasks" />
          Its task
        </Link>
      )}
      {model === null ? (
        <Link className="btn small" to="/calls" search={{ agent: agent_name }}>
          <Icon name="agents" />
          Of this agent
        </Link>
      ) : (
        <Link className="btn small" to="/calls" search={{ model }}>
          <Icon name="models" />
          Of this model
        </Link>
      )}
      {key_alias !== null && (
        <Link className="btn small" to="/calls" search={{ key_alias }}>
          <Icon name="keys" />
          Of this key
        </Link>
      )}
    </div>
  );
}
