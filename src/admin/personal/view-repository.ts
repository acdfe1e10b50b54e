import type { Kysely } from 'kysely';
import type { SavedViewsTable, Schema } from '../../store/index.ts';

/** Those of a page that somebody has, and those that others share, by name. */
export function viewsOf(db: Kysely<Schema>, page: string, owner: string): Promise<SavedViewsTable[]> {
  return db
    .selectFrom('saved_views')
    .selectAll()
    .where('page', '=', page)
    .where((eb) => eb.or([eb('owner', '=', owner), eb('shared', '=', 1)]))
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function countViews(db: Kysely<Schema>, owner: string): Promise<number> {
  const { views } = await db
    .selectFrom('saved_views')
    .select(({ fn }) => fn.countAll<number>().as('views'))
    .where('owner', '=', owner)
    .executeTakeFirstOrThrow();
  return views;
}

/** @throws the database's unique violation when its owner has one of this name on this page */
export async function insertView(db: Kysely<Schema>, view: SavedViewsTable): Promise<void> {
  await db.insertInto('saved_views').values(view).execute();
}

/** @returns undefined when its owner has no such view @throws as `insertView` does */
export function updateView(
  db: Kysely<Schema>,
  { id, owner }: Pick<SavedViewsTable, 'id' | 'owner'>,
  changes: Partial<Pick<SavedViewsTable, 'name' | 'search' | 'shared'>> & Pick<SavedViewsTable, 'updated_at'>,
): Promise<SavedViewsTable | undefined> {
  return db
    .updateTable('saved_views')
    .set(changes)
    .where('id', '=', id)
    .where('owner', '=', owner)
    .returningAll()
    .executeTakeFirst();
}

/** @returns false when its owner has no such view */
export async function deleteView(
  db: Kysely<Schema>,
  { id, owner }: Pick<SavedViewsTable, 'id' | 'owner'>,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_views')
    .where('id', '=', id)
    .where('owner', '=', owner)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
