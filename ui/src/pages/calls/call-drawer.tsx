import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callQuery } from '../../api/calls.ts';
import type { CallDetail } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { CallEvents } from './call-events.tsx';
import { CallRaw } from './call-raw.tsx';
import { CallSummary } from './call-summary.tsx';
import type { CallsSearch } from './calls-search.ts';
import { Outcome } from './outcome.tsx';
import { saidIn } from './said.ts';

interface CallDrawerProps {
  id: string;
  previous: string | undefined;
  next: string | undefined;
  view: string;
  search: CallsSearch;
  onOpen: (id: string | undefined) => void;
}

/** One call: what was said, what was tried, what it cost, and why it was allowed, routed and priced so. */
export function CallDrawer({ id, previous, next, view, search, onOpen }: CallDrawerProps) {
  const { data: call, error } = useQuery(callQuery(id));
  return (
    <aside className="drawer" aria-label={call ? `Call of ${call.agent_name}` : 'Call'}>
      <header className="drawer-head">
        <div className="row">
          <Icon name="agent" className="kind kind-agent" />
          <h2>{call?.agent_name ?? 'Call'}</h2>
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
        {call && <Acts call={call} />}
      </header>
      {error && <Notice kind="bad">{error.message}</Notice>}
      {call && (
        <>
          <Tabs label="Views of the call" current={view} items={views(call, search)} />
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

function views({ id, event_count }: CallDetail, search: CallsSearch) {
  const to = (view: string) => ({
    to: '/calls' as const,
    search: { ...search, call: id, view: view === 'summary' ? undefined : view },
  });
  return [
    { name: 'summary', label: 'Summary', ...to('summary') },
    ...(event_count > 0 ? [{ name: 'events', label: 'Events', amount: event_count, ...to('events') }] : []),
    { name: 'raw', label: 'Raw', ...to('raw') },
  ];
}

/** Where one goes from here. */
function Acts({ call: { trace_id, agent_name, key_alias, task_id, content } }: { call: CallDetail }) {
  const said = saidIn(content?.request).texts.join('');
  return (
    <div className="row acts">
      {said !== '' && (
        <Link className="btn small" to="/playground" search={{ agent: agent_name, say: said }}>
          <Icon name="replay" />
          Replay
        </Link>
      )}
      <Link className="btn small" to="/calls" search={{ trace: trace_id, range: 'all' }}>
        <Icon name="traces" />
        Its trace
      </Link>
      {task_id !== null && (
        <Link className="btn small" to="/calls" search={{ task: task_id, range: 'all' }}>
          <Icon name="tasks" />
          Its task
        </Link>
      )}
      <Link className="btn small" to="/calls" search={{ agent: agent_name }}>
        <Icon name="agents" />
        Of this agent
      </Link>
      {key_alias !== null && (
        <Link className="btn small" to="/calls" search={{ key_alias }}>
          <Icon name="keys" />
          Of this key
        </Link>
      )}
    </div>
  );
}
