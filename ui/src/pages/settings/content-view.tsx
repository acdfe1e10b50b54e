import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Decider, decideContent } from '../../api/decide-content.ts';
import type { GatewaySettings } from '../../api/settings.ts';
import { settingsQuery } from '../../api/settings.ts';
import { bytesText } from '../../format/count.ts';
import { rough } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import { tell } from '../../kit/toast.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { AddException } from './add-exception.tsx';
import { FactList, Part, SetBy } from './part.tsx';

type Content = GatewaySettings['content'];

/** What of calls is kept, how long, and who decides otherwise. */
export function ContentView({ content }: { content: Content }) {
  const { kept, max_bytes } = content;
  return (
    <>
      <Part title="What is said" note={<SetBy>general_settings.store_prompts_in_spend_logs</SetBy>}>
        <FactList
          facts={[
            [
              'Kept',
              kept ? (
                <State
                  key="k"
                  kind="ok"
                >{`yes, redacted, up to ${bytesText(max_bytes)} of a request and of an answer`}</State>
              ) : (
                <State key="k" kind="paused">
                  no: of calls only the record is kept
                </State>
              ),
            ],
          ]}
        />
      </Part>
      <Exceptions content={content} />
      <Part title="How long">
        <FactList
          facts={[
            ['What was said', keptFor(content.content_kept_ms, 'as long as its call', 'ledger.content_retention')],
            [
              'Calls',
              keptFor(content.calls_kept_ms, 'for ever', 'general_settings.maximum_spend_logs_retention_period'),
            ],
            ['Sums by day', 'for ever'],
            ['Finished tasks', keptFor(content.tasks_kept_ms, 'for ever', 'tasks.retention')],
            ['Push notifications', keptFor(content.deliveries_kept_ms, 'for ever', 'push_notifications.retention')],
            ['Audit log', keptFor(content.audit_kept_ms, 'for ever', 'audit.retention')],
          ]}
        />
      </Part>
    </>
  );
}

const keptFor = (ms: number | null, otherwise: string, key: string) => (
  <>
    {ms === null ? otherwise : `for ${rough(ms)}`} <SetBy>{key}</SetBy>
  </>
);

/** Agents and keys that say otherwise than the rest. */
function Exceptions({ content: { kept, exceptions } }: { content: Content }) {
  const mayManage = useMayManage();
  const deciders: (Decider & { kept: boolean; fixed: boolean })[] = [
    ...exceptions.agents.map(({ agent_id, agent_name, kept, editable }) => ({
      kind: 'agent' as const,
      id: agent_id,
      name: agent_name,
      kept,
      fixed: !editable,
    })),
    ...exceptions.keys.map(({ key_id, key_alias, kept }) => ({
      kind: 'key' as const,
      id: key_id,
      name: key_alias ?? `…${key_id.slice(-8)}`,
      kept,
      fixed: false,
    })),
  ];
  return (
    <Part title="Who decides otherwise" note={deciders.length === 0 ? 'nobody' : undefined}>
      {deciders.length > 0 && (
        <table className="table" aria-label="Who decides otherwise">
          <tbody>
            {deciders.map((one) => (
              <tr key={one.id}>
                <td>
                  <Name decider={one} /> <span className="sub">{one.kind}</span>
                </td>
                <td>{one.kept ? 'what is said is kept' : 'nothing of what is said is kept'}</td>
                <td className="num">{mayManage && (one.fixed ? <SetBy>agents</SetBy> : <Lift decider={one} />)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="more ink-3">
        A key says more than an agent, and an agent more than the configuration, which{' '}
        {kept ? 'keeps it' : 'keeps nothing'}.
      </p>
      {mayManage && <AddException />}
    </Part>
  );
}

function Name({ decider: { kind, id, name } }: { decider: Decider }) {
  return kind === 'agent' ? (
    <Link className="textlink" to="/agents/$agent" params={{ agent: name }}>
      {name}
    </Link>
  ) : (
    <Link className="textlink" to="/keys" search={{ key: id }}>
      {name}
    </Link>
  );
}

function Lift({ decider }: { decider: Decider }) {
  const queries = useQueryClient();
  const lifting = useMutation({
    mutationFn: () => decideContent(decider, null),
    onSuccess: async () => {
      tell(`${decider.name} goes by the configuration again`);
      await queries.invalidateQueries({ queryKey: settingsQuery.queryKey });
    },
    onError: ({ message }) => tell(message),
  });
  return (
    <Button look="quiet" icon="x" disabled={lifting.isPending} onClick={() => lifting.mutate()}>
      Lift
    </Button>
  );
}
