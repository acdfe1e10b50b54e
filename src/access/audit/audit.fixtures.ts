import { pino } from 'pino';
import type { Store } from '../../store/index.ts';
import { type AuditLog, createAuditLog } from './audit-log.ts';
import { createAuditRepository } from './audit-repository.ts';
import type { AuditActor } from './entry.ts';

export const ADMIN: AuditActor = { kind: 'admin', name: 'admin', keyId: null, userId: null, teamId: null };
export const ANNA: AuditActor = { kind: 'key', name: 'anna', keyId: 'key-1', userId: 'anna', teamId: 'team-1' };
export const START = 1_764_000_000_000;

/** A log on a store, with a clock that tests move and the lines it wrote to the process log. */
export interface AuditBench {
  audit: AuditLog;
  time: { now: number };
  lines: string[];
}

export function auditOn(
  { db }: Pick<Store, 'db'>,
  { key = 'test key', retentionMs = null }: { key?: string; retentionMs?: number | null } = {},
): AuditBench {
  const time = { now: START };
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const audit = createAuditLog({ repository: createAuditRepository(db), key, retentionMs, clock: () => time.now, log });
  return { audit, time, lines };
}

/** Everything in the chain. */
export async function everything(audit: AuditLog) {
  const entries = [];
  for await (const entry of audit.export({})) entries.push(entry);
  return entries;
}
