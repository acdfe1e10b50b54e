export { actorName, auditActor } from './actor.ts';
export { loadAuditKey } from './audit-key.ts';
export { type AuditLog, type AuditLogOptions, type AuditNote, type BegunChange, createAuditLog } from './audit-log.ts';
export type { AuditPage, AuditQueries } from './audit-queries.ts';
export { type AuditFilter, createAuditRepository } from './audit-repository.ts';
export { AUDIT_OUTCOMES, type AuditActor, type StoredAuditEntry, SYSTEM } from './entry.ts';
export type { AuditVerdict } from './verify.ts';
