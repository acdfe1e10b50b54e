import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/** Users, teams and access groups; keys get what they need to belong to them, and may be replaced without a gap. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createUsers(db);
  await createTeams(db);
  await createAccessGroups(db);
  await extendKeys(db);
  await createFormerHashes(db);
  await keepUsersAndTeamsOfKeys(db);
}

const createUsers = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('users')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('alias', 'text')
    .addColumn('email', 'text', (column) => column.unique())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('blocked', 'integer', (column) => column.notNull())
    .addColumn('metadata', 'text', (column) => column.notNull())
    .addColumn('limits', 'text')
    .$call(addAuthorship)
    .execute();

async function createTeams(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('teams')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('alias', 'text')
    .addColumn('object_permission', 'text')
    .addColumn('access_group_ids', 'text')
    .addColumn('blocked', 'integer', (column) => column.notNull())
    .addColumn('metadata', 'text', (column) => column.notNull())
    .addColumn('limits', 'text')
    .$call(addAuthorship)
    .execute();
  await db.schema
    .createTable('team_members')
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('team_members_key', ['team_id', 'user_id'])
    .execute();
  await createIndex(db, 'team_members', 'user_id');
}

const createAccessGroups = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('access_groups')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('description', 'text')
    .addColumn('agent_ids', 'text', (column) => column.notNull())
    .addColumn('model_names', 'text', (column) => column.notNull())
    .addColumn('mcp_server_ids', 'text', (column) => column.notNull())
    .$call(addAuthorship)
    .execute();

/** SQLite adds one column at a time. */
async function extendKeys(db: Kysely<unknown>): Promise<void> {
  for (const column of ['agent_id', 'access_group_ids', 'limits'])
    await db.schema.alterTable('keys').addColumn(column, 'text').execute();
  await db.schema
    .alterTable('keys')
    .addColumn('tags', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
  await db.schema.alterTable('keys').addColumn('log_content', 'integer').execute();
  for (const column of ['user_id', 'team_id', 'agent_id']) await createIndex(db, 'keys', column);
}

/** Hashes of keys that were replaced, for as long as they still let in. */
async function createFormerHashes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('key_former_hashes')
    .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('key_id', 'text', (column) => column.notNull().references('keys.id').onDelete('cascade'))
    .addColumn('valid_until', 'bigint', (column) => column.notNull())
    .execute();
  await createIndex(db, 'key_former_hashes', 'key_id');
}

/** Until now a key could name any user and team; from now on they exist. They declare nothing and change nothing. */
export async function keepUsersAndTeamsOfKeys<Any>(db: Kysely<Any>): Promise<void> {
  const authorship = sql`min(created_at), 'migration', min(created_at), 'migration'`;
  await sql`
    insert into users (id, role, blocked, metadata, created_at, created_by, updated_at, updated_by)
    select user_id, 'internal_user_viewer', 0, '{}', ${authorship} from keys where user_id is not null group by user_id
  `.execute(db);
  await sql`
    insert into teams (id, blocked, metadata, created_at, created_by, updated_at, updated_by)
    select team_id, 0, '{}', ${authorship} from keys where team_id is not null group by team_id
  `.execute(db);
}

const addAuthorship = <Table extends string, Columns extends string>(
  table: CreateTableBuilder<Table, Columns>,
): CreateTableBuilder<Table, Columns | 'created_at' | 'created_by' | 'updated_at' | 'updated_by'> =>
  table
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_by', 'text', (column) => column.notNull());

const createIndex = (db: Kysely<unknown>, table: string, column: string): Promise<void> =>
  db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
