import type { CallLabelsTable } from '../../store/index.ts';
import type { UsageGroup } from './call-usage.ts';

/** Groups that are columns of each call. */
export const OWNER_COLUMNS = {
  agentId: 'agent_id',
  keyId: 'key_id',
  teamId: 'team_id',
  userId: 'user_id',
} as const satisfies Partial<Record<UsageGroup, string>>;

export type UsageOwner = keyof typeof OWNER_COLUMNS;
export type UsageLabel = Exclude<UsageGroup, UsageOwner>;

/** Groups that only some calls have, or several of. */
export const LABEL_KINDS = { model: 'model', tag: 'tag', endUser: 'end_user' } as const satisfies Record<
  UsageLabel,
  CallLabelsTable['kind']
>;
