import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { describeStores } from '../../store/stores.fixtures.ts';
import { ADMIN, ANNA, auditOn, everything, START } from './audit.fixtures.ts';
import { createAuditLog } from './audit-log.ts';

const change = { actor: ADMIN, action: 'key.update', target: 'key-1', requestId: 'request-1', address: '192.0.2.1' };
const DAY = 24 * 60 * 60_000;

describeStores((openFixture) => {
  it('promise 17: writes down what is about to be done, and then what came of it', async () => {
    const { audit, time } = auditOn(await openFixture());
    const begun = await audit.begin(change);
    const [first] = await everything(audit);
    expect(first).toMatchObject({ ...change, seq: 1, at: START, outcome: 'begun', before: null, after: null });

    time.now += 5;
    await begun.done([{ target: 'key-1', before: { blocked: false }, after: { blocked: true } }]);
    const { entries } = await audit.list({}, { limit: 10 });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      ...change,
      seq: 2,
      at: START + 5,
      outcome: 'done',
      begun: 1,
      before: '{"blocked":false}',
      after: '{"blocked":true}',
      previousHash: first?.hash,
    });
    expect(await everything(audit)).toHaveLength(2);
  });

  it('shows what was begun as long as nothing tells what came of it', async () => {
    const { audit } = auditOn(await openFixture());
    await audit.begin(change);
    await (await audit.begin({ ...change, target: 'key-2' })).ended('failed', 'CONFLICT');
    const { entries } = await audit.list({}, { limit: 10 });
    expect(entries.map(({ target, outcome, errorCode }) => [target, outcome, errorCode])).toEqual([
      ['key-2', 'failed', 'CONFLICT'],
      ['key-1', 'begun', null],
    ]);
  });

  it('writes one entry for each thing that a change concerns', async () => {
    const { audit } = auditOn(await openFixture());
    const begun = await audit.begin({ ...change, target: null });
    await begun.done(['a', 'b'].map((target) => ({ target, before: { target }, after: null })));
    const { entries } = await audit.list({}, { limit: 10 });
    expect(entries.map(({ target, before, begun: of }) => [target, before, of])).toEqual([
      ['b', '{"target":"b"}', 1],
      ['a', '{"target":"a"}', 1],
    ]);
  });

  it('finds entries by actor, action, target, outcome, request and time', async () => {
    const { audit, time } = auditOn(await openFixture());
    await audit.record(change);
    time.now += DAY;
    await audit.record({ actor: ANNA, action: 'team.update', target: 'team-1', requestId: 'request-2' });
    const find = async (filter: object) =>
      (await audit.list(filter, { limit: 10 })).entries.map(({ action }) => action);
    for (const filter of [
      { actor: 'anna' },
      { actor: 'key-1' },
      { action: 'team.update' },
      { target: 'team-1' },
      { requestId: 'request-2' },
      { since: START + DAY },
    ])
      expect(await find(filter)).toEqual(['team.update']);
    expect(await find({ until: START + DAY })).toEqual(['key.update']);
    expect(await find({ actor: 'admin', outcome: 'done' })).toEqual(['key.update']);
    expect(await find({ outcome: 'denied' })).toEqual([]);
  });

  it('pages from the newest back, without a gap or a repetition', async () => {
    const { audit } = auditOn(await openFixture());
    for (const target of ['a', 'b', 'c', 'd', 'e']) await audit.record({ ...change, target });
    const seen: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await audit.list({}, { limit: 2, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.entries.map(({ target }) => target));
      cursor = page.nextCursor ?? undefined;
      await audit.record({ ...change, target: 'later' });
    } while (cursor !== undefined);
    expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
    await expect(audit.list({}, { limit: 1, cursor: 'nonsense' })).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });

  it('counts what is refused again and again', async () => {
    const { audit, time } = auditOn(await openFixture());
    for (let times = 0; times < 1000; times++) {
      time.now = START + times;
      audit.denied({ actor: ANNA, action: 'listKeys', address: '192.0.2.1' }, 'PERMISSION_DENIED');
    }
    await audit.stop();
    const { entries } = await audit.list({}, { limit: 10 });
    expect(entries.map(({ times, at, lastAt, outcome }) => [times, at, lastAt, outcome])).toEqual([
      [999, START + 1, START + 999, 'denied'],
      [1, START, START, 'denied'],
    ]);
  });

  it('keeps one chain when several processes write to it at once', async () => {
    const store = await openFixture();
    const logs = [1, 2, 3].map(() => auditOn(store).audit);
    await Promise.all(
      logs.flatMap((audit) => [1, 2, 3, 4].map((times) => audit.record({ ...change, target: `${times}` }))),
    );
    const [audit] = logs;
    expect(await audit?.verify()).toMatchObject({ intact: true, entries: 12 });
  });

  it('keeps no secret, whatever it is shown', async () => {
    const { audit } = auditOn(await openFixture());
    const key = `sk-${'canary-'.repeat(7)}`;
    const state = { key_alias: 'a', api_key: 'canary-1', nested: [{ password: 'canary-2' }], note: `use ${key} here` };
    const begun = await audit.begin({ ...change, target: key });
    await begun.done([{ target: key, before: state, after: { ...state, metadata: { secret: 'canary-3' } } }]);
    expect(JSON.stringify(await everything(audit))).not.toContain('canary');
  });

  it('keeps what a database would change in a form that it does not', async () => {
    const { audit } = auditOn(await openFixture());
    await audit.record({ ...change, target: 'a\0b\ud800', after: { text: '\0\ud800', big: 'x'.repeat(100_000) } });
    expect(await audit.verify()).toMatchObject({ intact: true });
    const [entry] = await everything(audit);
    expect(entry?.target).toBe('ab\ufffd');
    expect(entry?.after).toMatch(/^\{"too_large":\{"characters":100\d{3},"sha256":"[0-9a-f]{64}"\}\}$/);
  });

  it('removes what is too old, and stays provable', async () => {
    const store = await openFixture();
    const young = auditOn(store, { retentionMs: DAY });
    for (const target of ['a', 'b', 'c']) await young.audit.record({ ...change, target });
    young.time.now += DAY + 1;
    await young.audit.record({ ...change, target: 'd' });
    young.audit.start();
    await young.audit.stop();
    const left = await everything(young.audit);
    expect(left.map(({ seq, action }) => [seq, action])).toEqual([
      [4, 'key.update'],
      [5, 'audit.prune'],
    ]);
    expect(await young.audit.verify()).toMatchObject({ intact: true, entries: 2, head: { seq: 5 } });

    young.time.now += DAY + 1;
    young.audit.start();
    await young.audit.stop();
    expect((await everything(young.audit)).map(({ seq }) => seq)).toEqual([6]);
    expect(await young.audit.verify()).toMatchObject({ intact: true, entries: 1 });
    await store.db.deleteFrom('audit_entries').execute();
    expect(await auditOn(store).audit.verify()).toMatchObject({ intact: true, entries: 0 });
    expect(await young.audit.verify()).toMatchObject({ intact: false, broken: { seq: 1 } });
  });
});

describe('when the database does not take entries', () => {
  const gone = () => Promise.reject(Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' }));
  const repository = { append: gone, prune: gone, newest: gone, following: gone, newestOf: gone };
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const audit = createAuditLog({ repository, key: 'k', retentionMs: 1, clock: () => START, log });

  it('refuses to begin a change', async () => {
    await expect(audit.begin(change)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(audit.record(change)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('tells the process log of a denial that could not be kept', async () => {
    audit.denied({ actor: ANNA, action: 'listKeys' }, 'PERMISSION_DENIED');
    await audit.stop();
    expect(lines.join()).toContain('"action":"listKeys"');
  });
});
