import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { cancelTask, isOver, type TaskDetail, taskQuery } from '../../api/tasks.ts';
import { exact, relative } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { CopyId } from '../../kit/copy-id.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Icon } from '../../kit/icon.tsx';
import { JsonView } from '../../kit/json-view.tsx';
import { Notice } from '../../kit/notice.tsx';
import { tell } from '../../kit/toast.tsx';
import { useNow } from '../../kit/use-now.ts';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { PartView } from '../playground/artifacts.tsx';
import { FollowButton, Followed, type Following, useFollowing } from './follow-task.tsx';
import { useOwnerName } from './owner-name.tsx';
import { readTask } from './read-task.ts';
import { callsOfTaskQuery, TaskCalls } from './task-calls.tsx';
import { TaskPush } from './task-push.tsx';
import { TaskState } from './task-state.tsx';

/** One task: how it stands, what was said and made, the calls it took, and who is told about it. */
export function TaskDrawer({ agent, id, onClose }: { agent: string; id: string; onClose: () => void }) {
  const { data: task, error, isFetching, refetch } = useQuery(taskQuery(agent, id));
  const nameOf = useOwnerName();
  const following = useFollowing(task, task ? nameOf(task.owner) : '');
  return (
    <aside className="drawer" aria-label={`Task ${id}`}>
      <header className="drawer-head">
        <div className="row">
          <Icon name="tasks" />
          <h2 className="clip">{task ? (task.agent_name ?? 'a former agent') : 'Task'}</h2>
          {task && <TaskState task={task} />}
          <span className="push">
            <Button look="quiet" icon="x" aria-label="Close" onClick={onClose} />
          </span>
        </div>
        {task && <Acts task={task} following={following} isAsking={isFetching} onAsk={() => void refetch()} />}
      </header>
      <div className="drawer-body">
        {error && <Notice kind="bad">{error.message}</Notice>}
        {!task && !error && (
          <div className="block lead">
            <div className="skeleton" />
          </div>
        )}
        {task && (
          <>
            <Facts task={task} />
            <Followed following={following} />
            <Said task={task} />
            <TaskCalls task={task} />
            <TaskPush task={task} />
          </>
        )}
      </div>
    </aside>
  );
}

interface ActsProps {
  task: TaskDetail;
  following: Following;
  isAsking: boolean;
  /** Asks the agent how the task stands. */
  onAsk: () => void;
}

function Acts({ task, following, isAsking, onAsk }: ActsProps) {
  const { data } = useInfiniteQuery(callsOfTaskQuery(task));
  const trace = data?.pages[0]?.calls.at(-1)?.trace_id;
  return (
    <div className="row acts">
      <FollowButton task={task} following={following} />
      <Button size="small" icon="replay" disabled={isAsking} onClick={onAsk}>
        Ask again
      </Button>
      {trace !== undefined && (
        <Link className="btn small" to="/traces/$trace" params={{ trace }}>
          <Icon name="traces" />
          Its trace
        </Link>
      )}
      <Link className="btn small" to="/calls" search={{ task: task.task_id, range: 'all' }}>
        <Icon name="calls" />
        Its calls
      </Link>
      {task.context_id !== null && (
        <Link className="btn small" to="/tasks" search={{ context: task.context_id, range: 'all' }}>
          <Icon name="tasks" />
          Its context
        </Link>
      )}
      <CancelButton task={task} />
    </div>
  );
}

/** Asks first: the caller waits for an answer that then never comes. */
function CancelButton({ task }: { task: TaskDetail }) {
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const canceling = useMutation({
    mutationFn: () => cancelTask(task.agent_id, task.task_id),
    onSuccess: () => {
      setAsking(false);
      tell('The task is canceled');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  });
  if (!useMayManage() || isOver(task)) return null;
  return (
    <>
      <Button size="small" look="danger" icon="stop" onClick={() => setAsking(true)}>
        Cancel
      </Button>
      <Dialog
        title="Cancel this task?"
        open={isAsking}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Leave it</Button>
            <Button look="danger" disabled={canceling.isPending} onClick={() => canceling.mutate()}>
              Cancel the task
            </Button>
          </>
        }
      >
        <p>The agent is asked to stop, and the caller is told that its task was canceled. This cannot be undone.</p>
        {canceling.error && <Notice kind="bad">{canceling.error.message}</Notice>}
      </Dialog>
    </>
  );
}

function Facts({ task }: { task: TaskDetail }) {
  const nameOf = useOwnerName();
  const now = useNow();
  const time = (at: string) => <span title={exact(Date.parse(at))}>{relative(Date.parse(at), now)}</span>;
  return (
    <div className="block lead">
      <dl className="kv">
        <dt>Task</dt>
        <dd>
          <CopyId id={task.task_id} />
        </dd>
        <dt>Context</dt>
        <dd>{task.context_id === null ? '—' : <CopyId id={task.context_id} />}</dd>
        <dt>Owner</dt>
        <dd>
          {nameOf(task.owner)}
          {task.owner.kind === 'nobody' && ': the agent gave its id to two callers, so that neither sees it'}
        </dd>
        <dt>In this state</dt>
        <dd>since {time(task.status_at)}</dd>
        <dt>Last event</dt>
        <dd>{time(task.updated_at)}</dd>
        <dt>Begun</dt>
        <dd>{time(task.created_at)}</dd>
        {task.deployment_id !== null && (
          <>
            <dt>Deployment</dt>
            <dd>
              <CopyId id={task.deployment_id} />
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

const NOT_SAID = {
  agent: '',
  withheld: 'Content is switched off for this agent: what was said is shown to its callers alone.',
  'no-answer': 'The agent gives no answer about it now. What stands above is what the gateway knows itself.',
} as const;

function Said({ task: { task, task_source, agent_name } }: { task: TaskDetail }) {
  if (task === null) return <Notice kind="plain">{NOT_SAID[task_source]}</Notice>;
  const { messages, artifacts } = readTask(task);
  return (
    <>
      <div className="sec-head">
        <h3>What was said</h3>
        <span className="note">as the agent tells it now</span>
      </div>
      <div className="block talk">
        {messages.map(({ byAgent, parts }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows
          <div key={index} className="said">
            <b className="clip">{byAgent ? (agent_name ?? 'agent') : 'caller'}</b>
            <div>
              {parts.map((part, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names
                <PartView key={place} part={part} />
              ))}
            </div>
          </div>
        ))}
        {messages.length === 0 && <p className="ink-3">The agent keeps no history of it.</p>}
      </div>
      <div className="sec-head">
        <h3>Artifacts</h3>
        <span className="note">{artifacts.length === 0 ? 'none' : artifacts.length}</span>
      </div>
      {artifacts.map(({ id, name, parts }) => (
        <div key={id} className="block artifact">
          <b>{name || 'artifact'}</b>
          {parts.map((part, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names
            <PartView key={place} part={part} />
          ))}
        </div>
      ))}
      <details className="block">
        <summary>The whole Task, as JSON</summary>
        <JsonView value={task} label="The whole Task" />
      </details>
    </>
  );
}
