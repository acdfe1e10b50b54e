import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../../store/index.ts';
import { describeStores } from '../../store/stores.fixtures.ts';
import { ADMIN, type AuditBench, auditOn, everything } from './audit.fixtures.ts';

// Whoever can write the table tries to hide something. The gateway was started anew, and remembers nothing.

describeStores((openFixture) => {
  let store: Store;
  let bench: AuditBench;
  const afterARestart = () => auditOn(store).audit;

  beforeEach(async () => {
    store = await openFixture();
    bench = auditOn(store);
    for (const target of ['a', 'b', 'c', 'd'])
      await bench.audit.record({ actor: ADMIN, action: 'key.update', target, before: { v: 1 }, after: { v: 2 } });
  });

  it('promise 17: an untouched chain is intact, and so is an empty one', async () => {
    const verdict = await afterARestart().verify();
    const head = (await everything(bench.audit)).at(-1);
    expect(verdict).toEqual({ intact: true, entries: 4, broken: null, head: { seq: 4, hash: head?.hash } });
    await store.db.deleteFrom('audit_entries').execute();
    expect(await afterARestart().verify()).toMatchObject({ intact: true, entries: 0 });
  });

  it.each([
    { at: 1 },
    { actor_kind: 'key' },
    { actor_name: 'x' },
    { key_id: 'x' },
    { user_id: 'x' },
    { team_id: 'x' },
    { action: 'x' },
    { target: 'x' },
    { target: null },
    { outcome: 'failed' },
    { error_code: 'x' },
    { before_json: '{"v":3}' },
    { after_json: '{ "v": 2 }' },
    { request_id: 'x' },
    { address: 'x' },
    { times: 2 },
    { last_at: 1 },
    { begun: 1 },
    { hash: 'x' },
    { previous_hash: 'x' },
  ])('promise 17: names the first entry that was changed: %o', async (changed) => {
    await store.db.updateTable('audit_entries').set(changed).where('seq', 'in', [2, 3]).execute();
    expect(await afterARestart().verify()).toMatchObject({ intact: false, entries: 1, broken: { seq: 2 } });
  });

  it.each([
    [[2], 3, 'entries 2 to 2 are missing'],
    [[1], 2, 'entries 1 to 1 are missing'],
    [[1, 2, 3], 4, 'entries 1 to 3 are missing'],
  ])('misses entries %j', async (gone, seq, reason) => {
    await store.db.deleteFrom('audit_entries').where('seq', 'in', gone).execute();
    expect(await afterARestart().verify()).toMatchObject({ intact: false, broken: { seq, reason } });
  });

  it('misses the newest entries when this process has written them, or their place was noted down', async () => {
    const { head } = await bench.audit.verify();
    await store.db.deleteFrom('audit_entries').where('seq', '>', 2).execute();
    const missing = { intact: false, broken: { seq: 3, reason: 'entries 3 to 4 are missing' } };
    expect(await bench.audit.verify()).toMatchObject(missing);
    expect(await afterARestart().verify(head)).toMatchObject(missing);
  });

  it('notices a chain that was made anew with another key, also when the rest would fit', async () => {
    const noted = (await bench.audit.verify()).head;
    await store.db.deleteFrom('audit_entries').execute();
    const forger = auditOn(store, { key: 'another key' });
    for (const target of ['a', 'b', 'c', 'd']) await forger.audit.record({ actor: ADMIN, action: 'x', target });
    expect(await afterARestart().verify()).toMatchObject({
      intact: false,
      broken: { seq: 1, reason: 'it is not as it was written' },
    });
    expect(await forger.audit.verify(noted)).toMatchObject({
      intact: false,
      broken: { seq: 4, reason: 'it is not the entry that was noted down' },
    });
  });

  it('takes no attestation of a removal that it did not make', async () => {
    const forger = auditOn(store, { key: 'another key', retentionMs: 0 });
    forger.time.now += 1;
    forger.audit.start();
    await forger.audit.stop();
    expect(await afterARestart().verify()).toMatchObject({ intact: false });
  });
});
