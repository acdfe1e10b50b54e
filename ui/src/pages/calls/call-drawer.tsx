import './call-drawer.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callQuery } from '../../api/calls.ts';
import type { CallDetail } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { CallKind, nameOf } from '../../kit/call-name.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';
import { type TabItem, Tabs } from '../../kit/tabs.tsx';
import { CallEvents } from './call-events.tsx';
import { CallRaw } from './call-raw.tsx';
import { CallSummary } from './call-summary.tsx';
import { Outcome } from './outcome.tsx';
import { saidIn } from './said.ts';

interface CallDrawerProps {
  id: string;
  previous: string | undefined;
  next: string | undefined;
  view: string;
  /** The address of a view; the summary has no name. */
  linkTo: (view: string | undefined) => ViewLink;
  /** Its trace is what it stands beside. */
  isInTrace?: boolean;
  onOpen: (id: string | undefined) => void;
}

type ViewLink = Pick<TabItem, 'to' | 'params' | 'search'>;

/** One call: what was said, what was tried, what it cost, and why it was allowed, routed and priced so. */
export function CallDrawer({ id, previous, next, view, linkTo, isInTrace = false, onOpen }: CallDrawerProps) {
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
        {call && <Acts call={call} isInTrace={isInTrace} />}
      </header>
      {error && <Notice kind="bad">{error.message}</Notice>}
      {call && (
        <>
          <Tabs label="Views of the call" current={view} items={views(call, linkTo)} />
          <div className="drawer-body">
            <View call={call} view={view} />
          </div>
        </>
      )}
    </aside>
  );
}

function View({ call, view }: { call: CallDetail; view: string }) {
  if (view === 'raw') return <CallRaw call={call} />;
  if (view === 'events') return <CallEvents call={call} />;
  return <CallSummary call={call} />;
}

function views({ event_count }: CallDetail, linkTo: CallDrawerProps['linkTo']): TabItem[] {
  return [
    { name: 'summary', label: 'Summary', ...linkTo(undefined) },
    ...(event_count > 0 ? [{ name: 'events', label: 'Events', amount: event_count, ...linkTo('events') }] : []),
    { name: 'raw', label: 'Raw', ...linkTo('raw') },
  ];
}

/** Where one goes from here. */
function Acts({ call, isInTrace }: { call: CallDetail; isInTrace: boolean }) {
  const { id, trace_id, agent_name, model, key_alias, task_id, content } = call;
  const said = saidIn(content?.request).texts.join('');
  return (
    <div className="row acts">
      {said !== '' && model === null && (
        <Link className="btn small" to="/playground" search={{ agent: agent_name, say: said }}>
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
