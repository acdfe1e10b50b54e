import { boolean, bytes, duration, wholeNumber } from '../value-type.ts';
import { key, optional } from './key.ts';

const MEBIBYTE = 1024 * 1024;

/** What is kept of calls and of changes, and how long. */
export const RECORDS_KEYS = {
  content: key({
    path: 'general_settings.store_prompts_in_spend_logs',
    type: boolean,
    default: false,
    about: 'Keep what was asked and answered, redacted. Agents and keys may decide otherwise (log_content).',
    variables: ['STORE_PROMPTS_IN_SPEND_LOGS'],
  }),
  retentionMs: optional({
    path: 'general_settings.maximum_spend_logs_retention_period',
    type: duration,
    about: 'Delete the records of calls that are older. When it is not set, they are kept.',
    example: '30d',
  }),
  auditRetentionMs: optional({
    path: 'audit.retention',
    type: duration,
    about: 'Remove entries of the audit log that are older. When it is not set, they are kept.',
    example: '365d',
  }),
  maxContentBytes: key({
    path: 'ledger.max_content_bytes',
    type: bytes,
    default: MEBIBYTE,
    about: "How much of a call's request, and of its answer, is kept at most.",
  }),
  contentRetentionMs: optional({
    path: 'ledger.content_retention',
    type: duration,
    about:
      'Delete what was said in older calls, and keep their records. When it is not set, it is kept with the record.',
    example: '7d',
  }),
  responsesPerKey: key({
    path: 'ledger.responses_per_key',
    type: wholeNumber(1, 10_000_000),
    default: 10_000,
    about:
      'How many responses of each key are remembered with their sessions, for those that go on from them (previous_response_id); the oldest are forgotten first, and all after thirty days.',
  }),
};
