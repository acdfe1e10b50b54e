import { z } from 'zod';
import type { KeyRecord } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';

const keptFor = z.number().nullable().describe('Milliseconds; null keeps it.');
const MOST_EXCEPTIONS = 100;

export const contentView = z.object({
  kept: z.boolean().describe('Whether what is said is kept where neither agent nor key says otherwise.'),
  max_bytes: z.number().describe('Of a request, and of an answer.'),
  content_kept_ms: keptFor,
  calls_kept_ms: keptFor,
  audit_kept_ms: keptFor,
  tasks_kept_ms: keptFor,
  deliveries_kept_ms: keptFor.describe('Push notifications that were delivered or given up; milliseconds.'),
  exceptions: z
    .object({
      agents: z.array(
        z.object({ agent_id: z.string(), agent_name: z.string(), kept: z.boolean(), editable: z.boolean() }),
      ),
      keys: z.array(z.object({ key_id: z.string(), key_alias: z.string().nullable(), kept: z.boolean() })),
    })
    .describe(`Agents and keys that say otherwise ("log_content"), ${MOST_EXCEPTIONS} keys at most.`),
});

export async function viewContent({
  settings: { config },
  registry,
  keys,
}: Pick<RouteContext, 'settings' | 'registry' | 'keys'>): Promise<z.input<typeof contentView>> {
  const { ledger, audit, tasks, pushNotifications } = config;
  const deciding = await keys.list({ decidesContent: true, limit: MOST_EXCEPTIONS });
  return {
    kept: ledger.content,
    max_bytes: ledger.maxContentBytes,
    content_kept_ms: ledger.contentRetentionMs,
    calls_kept_ms: ledger.retentionMs,
    audit_kept_ms: audit.retentionMs,
    tasks_kept_ms: tasks.retentionMs,
    deliveries_kept_ms: pushNotifications.retentionMs,
    exceptions: {
      agents: registry
        .list()
        .filter(({ contentLogging }) => contentLogging !== 'inherit')
        .map(({ id, name, contentLogging, source }) => ({
          agent_id: id,
          agent_name: name,
          kept: contentLogging === 'on',
          editable: source !== 'config',
        })),
      keys: deciding.keys.map(viewKey),
    },
  };
}

const viewKey = ({ id, alias, logContent }: KeyRecord) => ({ key_id: id, key_alias: alias, kept: logContent === true });
