import { State } from './state.tsx';

type Saying = 'grants' | 'withholds' | 'nothing';

/** What is decided of a key and an agent, by which rule, and what each level says of it. */
export interface Ruled {
  allowed: boolean;
  /** The rule that decides. */
  reason: string;
  says: { key: Saying; team: Saying; caller: Saying };
  /** By which group a level allows it; null where it is named. */
  groups: { key: string | null; team: string | null; caller: string | null };
  /** Of the key: one that is not in use calls nothing, whatever it was given. */
  state: 'ok' | 'blocked' | 'expired';
}

/** Side by side, what key and team allow; and the agent whose own key it is, where one of them is. */
export function RuleHeads({ ruled, team = 'Team' }: { ruled: readonly Ruled[]; team?: string }) {
  return (
    <>
      <th>Key</th>
      <th>{team}</th>
      {isOfAgent(ruled) && <th>Its agent</th>}
      <th>May call</th>
    </>
  );
}

/** @param all of the table: its rows have the same columns */
export function RuleCells({ of, all }: { of: Ruled; all: readonly Ruled[] }) {
  const { allowed, reason, says, groups, state } = of;
  const mayCall = allowed && state === 'ok';
  return (
    <>
      <Says saying={says.key} group={groups.key} />
      <Says saying={says.team} group={groups.team} />
      {isOfAgent(all) && <Says saying={says.caller} group={groups.caller} />}
      <td>
        <State kind={mayCall ? 'ok' : allowed ? 'paused' : 'refused'}>{mayCall ? 'yes' : allowed ? state : 'no'}</State>
        <span className="sub">{reason}</span>
      </td>
    </>
  );
}

export const isOfAgent = (ruled: readonly Ruled[]): boolean => ruled.some(({ says }) => says.caller !== 'nothing');

function Says({ saying, group }: { saying: Saying; group: string | null }) {
  if (saying === 'nothing') return <td className="ink-3">leaves it open</td>;
  return (
    <td>
      {saying === 'withholds' ? (
        <State kind="refused">does not</State>
      ) : (
        <State kind="ok" title="allows">
          {group === null ? 'by name' : `group ${group}`}
        </State>
      )}
    </td>
  );
}
