import { expect, it } from 'vitest';
import type { AgentsTable } from '../store/index.ts';
import { describeStores } from '../store/stores.fixtures.ts';
import { createAgentRepository } from './agent-repository.ts';

const row = (name: string, changes: Partial<AgentsTable> = {}): AgentsTable => ({
  id: `id-${name}`,
  name,
  source: 'api',
  registration: `{"agent_name":"${name}"}`,
  secrets: 'sealed',
  enabled: 1,
  public: 0,
  paused: null,
  network: 'public',
  other_proofs: null,
  upstream_card: null,
  card_fetched_at: 1_764_000_000_000,
  created_at: 1_764_000_000_000,
  created_by: 'admin',
  updated_at: 1_764_000_000_001,
  updated_by: 'admin',
  ...changes,
});

describeStores((openFixture) => {
  const repositoryWith = async (...rows: AgentsTable[]) => {
    const { db } = await openFixture();
    const repository = createAgentRepository(db);
    for (const each of rows) await repository.insert(each);
    return repository;
  };

  it('gives back what was stored, by name', async () => {
    const rows = [row('b'), row('a', { secrets: null, upstream_card: '{"name":"ü"}', enabled: 0 })];
    const repository = await repositoryWith(...rows);
    expect(await repository.all()).toEqual(rows.toReversed());
  });

  it('takes a name or an id only once', async () => {
    const repository = await repositoryWith(row('a'));
    expect(await repository.insert(row('a', { id: 'other' }))).toBe(false);
    expect(await repository.insert(row('other', { id: 'id-a' }))).toBe(false);
    expect(await repository.insert(row('c'))).toBe(true);
    expect(await repository.all()).toHaveLength(2);
  });

  it('updates a row, unless its new name is taken or it is gone', async () => {
    const repository = await repositoryWith(row('a'), row('b'));
    expect(await repository.update(row('renamed', { id: 'id-a' }))).toBe(true);
    expect(await repository.update(row('renamed', { id: 'id-b' }))).toBe(false);
    expect(await repository.update(row('nobody'))).toBe(false);
    expect((await repository.all()).map(({ name }) => name)).toEqual(['b', 'renamed']);
  });

  it('makes exactly the named agents of the API public, and stamps only those that change', async () => {
    const repository = await repositoryWith(
      row('a', { public: 1 }),
      row('b', { public: 1 }),
      row('c'),
      row('file', { source: 'config', public: 1 }),
    );
    await repository.publishOnly(['id-b', 'id-c'], { at: 7, by: 'x' });
    const shown = async () =>
      (await repository.all()).map(({ name, public: isPublic, updated_at }) => [name, isPublic, updated_at]);
    expect(await shown()).toEqual([
      ['a', 0, 7],
      ['b', 1, 1_764_000_000_001],
      ['c', 1, 7],
      ['file', 1, 1_764_000_000_001],
    ]);
    await repository.publishOnly([], { at: 8, by: 'x' });
    expect((await shown()).map(([, isPublic]) => isPublic)).toEqual([0, 0, 0, 1]);
  });

  it('keeps the hundred newest card changes of each agent, newest first', async () => {
    const repository = await repositoryWith(row('a'), row('b'));
    await repository.addCardChange({ id: 'other', agent_id: 'id-b', changed_at: 1, changes: '[]' });
    for (let at = 0; at < 103; at++) {
      await repository.addCardChange({
        id: `change-${String(at).padStart(3, '0')}`,
        agent_id: 'id-a',
        changed_at: at,
        changes: '[]',
      });
    }
    const changes = await repository.cardChanges('id-a');
    expect(changes).toHaveLength(100);
    expect(changes[0]?.id).toBe('change-102');
    expect(changes.at(-1)?.id).toBe('change-003');
    expect(await repository.cardChanges('id-b')).toHaveLength(1);
  });

  it('keeps the hundred newest changes of health of each agent, newest first, until it is removed', async () => {
    const repository = await repositoryWith();
    const change = (at: number, agent = 'a') => ({
      id: `${agent}-${String(at).padStart(3, '0')}`,
      agent_id: agent,
      deployment_id: 'd',
      changed_at: at,
      healthy: at % 2,
      reason: at % 2 === 1 ? null : 'HTTP 500',
    });
    await repository.addHealthChange(change(1, 'b'));
    for (let at = 0; at < 103; at++) await repository.addHealthChange(change(at));
    const changes = await repository.healthChanges('a');
    expect(changes).toHaveLength(100);
    expect([changes[0], changes.at(-1)]).toEqual([change(102), change(3)]);
    await repository.remove('a');
    expect(await repository.healthChanges('a')).toEqual([]);
    expect(await repository.healthChanges('b')).toEqual([change(1, 'b')]);
  });

  it('tells how health turned since a time, and how each deployment stood before it', async () => {
    const repository = await repositoryWith();
    const turns = [
      ['a', 'one', 10, 0],
      ['a', 'one', 20, 1],
      ['a', 'one', 40, 0],
      ['a', 'two', 15, 0],
      ['b', 'three', 30, 1],
    ] as const;
    for (const [agent_id, deployment_id, changed_at, healthy] of turns)
      await repository.addHealthChange({
        id: `${deployment_id}-${changed_at}`,
        agent_id,
        deployment_id,
        changed_at,
        healthy,
        reason: null,
      });
    const told = await repository.healthChangesSince(30);
    expect(told.map(({ deployment_id, changed_at, healthy }) => [deployment_id, changed_at, healthy])).toEqual([
      ['two', 15, 0],
      ['one', 20, 1],
      ['three', 30, 1],
      ['one', 40, 0],
    ]);
  });

  it('removes an agent with its card changes', async () => {
    const repository = await repositoryWith(row('a'));
    await repository.addCardChange({ id: 'c', agent_id: 'id-a', changed_at: 1, changes: '[]' });
    await repository.remove('id-a');
    expect(await repository.all()).toEqual([]);
    expect(await repository.cardChanges('id-a')).toEqual([]);
  });
});
