import type {
  AccessGroupsTable,
  AccessRequestsTable,
  AuditEntriesTable,
  BudgetWindowsTable,
  InvitationsTable,
  KeyFormerHashesTable,
  KeysTable,
  PasswordsTable,
  SessionsTable,
  TeamMembersTable,
  TeamsTable,
  UserIdentitiesTable,
  UsersTable,
} from './schema/access.ts';
import type { AgentCardChangesTable, AgentsTable, DeploymentHealthChangesTable } from './schema/agents.ts';
import type {
  CallContentsTable,
  CallDaysTable,
  CallLabelsTable,
  CallOwnerTimesTable,
  CallsTable,
  CallTimesTable,
} from './schema/calls.ts';
import type { ModelEntriesTable, ResponseSessionsTable } from './schema/models.ts';
import type { PreferencesTable, SavedViewsTable } from './schema/personal.ts';
import type { PushConfigsTable, PushOutboxTable, PushReceiversTable } from './schema/push.ts';
import type { SettingsTable } from './schema/settings.ts';
import type {
  EngineMessagesTable,
  EngineSessionsTable,
  EngineSnapshotsTable,
  EngineTasksTable,
  EngineUpdatesTable,
  TaskContextsTable,
  TasksTable,
} from './schema/tasks.ts';
import type { TraceDestinationsTable } from './schema/tracing.ts';

export type * from './schema/access.ts';
export type * from './schema/agents.ts';
export type * from './schema/calls.ts';
export type * from './schema/models.ts';
export type * from './schema/personal.ts';
export type * from './schema/push.ts';
export type * from './schema/settings.ts';
export type * from './schema/tasks.ts';
export type * from './schema/tracing.ts';

/**
 * The tables, as Kysely sees them. One schema for SQLite and PostgreSQL: ids are text, times epoch milliseconds,
 * money integer nano-dollars, booleans 0 or 1, JSON is text. `migrations/` creates them.
 */
export interface Schema {
  settings: SettingsTable;
  agents: AgentsTable;
  agent_card_changes: AgentCardChangesTable;
  deployment_health_changes: DeploymentHealthChangesTable;
  model_entries: ModelEntriesTable;
  response_sessions: ResponseSessionsTable;
  keys: KeysTable;
  key_former_hashes: KeyFormerHashesTable;
  users: UsersTable;
  teams: TeamsTable;
  team_members: TeamMembersTable;
  access_groups: AccessGroupsTable;
  budget_windows: BudgetWindowsTable;
  calls: CallsTable;
  call_contents: CallContentsTable;
  call_days: CallDaysTable;
  call_labels: CallLabelsTable;
  call_times: CallTimesTable;
  call_owner_times: CallOwnerTimesTable;
  audit_entries: AuditEntriesTable;
  tasks: TasksTable;
  task_contexts: TaskContextsTable;
  engine_tasks: EngineTasksTable;
  engine_snapshots: EngineSnapshotsTable;
  engine_updates: EngineUpdatesTable;
  engine_sessions: EngineSessionsTable;
  engine_messages: EngineMessagesTable;
  push_configs: PushConfigsTable;
  push_receivers: PushReceiversTable;
  push_outbox: PushOutboxTable;
  sessions: SessionsTable;
  passwords: PasswordsTable;
  invitations: InvitationsTable;
  user_identities: UserIdentitiesTable;
  preferences: PreferencesTable;
  saved_views: SavedViewsTable;
  access_requests: AccessRequestsTable;
  trace_destinations: TraceDestinationsTable;
}
