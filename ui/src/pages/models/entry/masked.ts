import type { JsonChange } from '../../../format/json-diff.ts';

const SECRET = /(?:key|key_id|token|secret|credentials)$|\/extra_headers(?:\/|$)/i;

/** What was typed as a secret is not shown again, in a difference either. */
export const withoutSecrets = (change: JsonChange): JsonChange =>
  SECRET.test(change.path) && change.after !== undefined ? { ...change, after: 'set anew' } : change;
