import type { Call } from '../api/types.ts';
import type { HopKind } from './hop-strip.tsx';
import { Icon } from './icon.tsx';

type Called = Pick<Call, 'model' | 'agent_name'>;

export const kindOf = ({ model }: Called): HopKind => (model === null ? 'agent' : 'llm');

/** What was called: an agent, or a model as its caller named it. */
export const nameOf = ({ model, agent_name }: Called): string => model ?? agent_name;

export function CallKind({ call }: { call: Called }) {
  const kind = kindOf(call);
  return <Icon name={kind} className={`kind kind-${kind}`} />;
}
