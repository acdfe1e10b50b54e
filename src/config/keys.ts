import { ACCESS_KEYS } from './keys/access-keys.ts';
import { AGENTS_KEYS } from './keys/agents-keys.ts';
import { BALANCING_KEYS } from './keys/balancing-keys.ts';
import { LIMITS_KEYS } from './keys/limits-keys.ts';
import { MODELS_KEYS } from './keys/models-keys.ts';
import { RECORDS_KEYS } from './keys/records-keys.ts';
import { SERVER_KEYS } from './keys/server-keys.ts';
import { SSO_KEYS } from './keys/sso-keys.ts';
import { STORE_KEYS } from './keys/store-keys.ts';
import { TASKS_KEYS } from './keys/tasks-keys.ts';
import { TRACING_KEYS } from './keys/tracing-keys.ts';

export type { Key } from './keys/key.ts';

/**
 * Every key there is, apart from the entries of `agents:`. Validation, `switchboard check`, docs/configuration.md and
 * config.example.yaml follow this table. `general_settings` and `litellm_settings` hold the keys that LiteLLM names; the
 * other sections are the gateway's own.
 */
export const KEYS = {
  ...SERVER_KEYS,
  ...STORE_KEYS,
  ...ACCESS_KEYS,
  ...SSO_KEYS,
  ...MODELS_KEYS,
  ...RECORDS_KEYS,
  ...TASKS_KEYS,
  ...AGENTS_KEYS,
  ...BALANCING_KEYS,
  ...LIMITS_KEYS,
  ...TRACING_KEYS,
};

/** A value for every key. */
export type Values = { [Name in keyof typeof KEYS]: (typeof KEYS)[Name]['default'] };

/** What the sections are for, in the order of the example file. */
export const SECTIONS: Record<string, string> = {
  general_settings: "LiteLLM's section: keys, database, records.",
  litellm_settings: "LiteLLM's section: what is public, streams, the budget of everything, where traces are sent.",
  router_settings: "LiteLLM's section: how calls of models are shared among deployments.",
  sso: 'Who says who people are, when they sign in to the admin UI: see access.md.',
  server: 'How callers reach the gateway.',
  log: "The gateway's own log.",
  store: 'Where the gateway keeps what it must remember.',
  agent_defaults: 'Applies to agents that set nothing themselves; names as in their entries.',
  tasks: 'Whose tasks and contexts are.',
  ledger: 'The records of calls.',
  audit: 'The record of what administrators change, and of what is denied.',
  limits: 'What keys may take when they declare nothing themselves; see limits.md.',
  push_notifications: 'Where agents may be sent to by their callers.',
  tracing: 'Where traces are sent; more destinations than these two in a list: see tracing.md.',
  metrics: 'Figures for Prometheus.',
};
