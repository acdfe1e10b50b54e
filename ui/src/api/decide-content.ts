import { answerOf, api } from './client.ts';

/** Who may say for itself whether what is said is kept. */
export interface Decider {
  kind: 'agent' | 'key';
  id: string;
  name: string;
}

/** @param isKept null lets the configuration decide again. @throws ApiError */
export async function decideContent({ kind, id }: Decider, isKept: boolean | null): Promise<void> {
  const changes = { log_content: isKept };
  if (kind === 'key') await answerOf(api.POST('/key/update', { body: { key: id, ...changes } }));
  else await answerOf(api.PATCH('/v1/agents/{agent_id}', { params: { path: { agent_id: id } }, body: changes }));
}
