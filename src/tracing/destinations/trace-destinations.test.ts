import { expect, it } from 'vitest';
import { loadText } from '../../config/config.fixtures.ts';
import type { TraceDestinationRegistration } from '../../config/index.ts';
import { silentLog } from '../../ledger/ledger.fixtures.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { createSealer } from '../../store/index.ts';
import { describeStores, NOW } from '../../store/stores.fixtures.ts';
import type { ExportSettings } from '../export/exporter-contract.ts';
import { createDestinationRepository } from './destination-repository.ts';
import { createTraceDestinations } from './trace-destinations.ts';

const SECRET = 'sk-lf-very-secret';
const GIVEN: TraceDestinationRegistration = {
  type: 'langfuse',
  name: 'research',
  url: 'https://lf.example',
  public_key: 'pk',
  secret_key: SECRET,
  ingestion_version: 4,
  headers: { 'x-team': SECRET },
  content: 'full',
  redact: [],
  sampling: 1,
  agents: null,
  teams: null,
};
const COLLECTOR: TraceDestinationRegistration = {
  type: 'otlp',
  url: 'http://collector:4318',
  headers: {},
  content: 'none',
  redact: [],
  sampling: 1,
  agents: null,
  teams: null,
};

const configOf = async (text: string) => (await loadText(text)).config.tracing;
const IN_FILE = 'tracing: { destinations: [{ type: otlp, name: declared, url: "http://x" }] }';

describeStores((openFixture) => {
  async function opened() {
    const { db } = await openFixture();
    const asked: string[] = [];
    const start = async (key = 'a salt key') => {
      const config = await configOf(IN_FILE);
      let told: ExportSettings = config;
      const destinations = createTraceDestinations({
        repository: createDestinationRepository(db),
        sealer: createSealer(key),
        exporter: {
          replace: async (settings) => {
            told = settings;
          },
        },
        outbound: {
          async classify({ hostname }) {
            asked.push(hostname);
            if (hostname === 'metadata') throw new SwitchboardError('ADDRESS_REFUSED', 'not this one');
            return hostname === 'collector' ? 'private' : 'public';
          },
        },
        config,
        clock: () => NOW,
        log: silentLog,
      });
      await destinations.load();
      return { destinations, told: () => told.destinations, names: () => told.destinations.map(({ name }) => name) };
    };
    return { db, asked, start };
  }

  it('one is told of traces at once beside those of the file, after another start too, and sealed in the database', async () => {
    const { db, start, asked } = await opened();
    const { destinations, names, told } = await start();
    const stored = await destinations.create(GIVEN, 'admin');
    expect(stored).toEqual({
      name: 'research',
      registration: GIVEN,
      network: 'public',
      paused: false,
      createdAt: NOW,
      createdBy: 'admin',
      updatedAt: NOW,
      updatedBy: 'admin',
    });
    expect(names()).toEqual(['declared', 'research']);
    expect(told()[1]).toMatchObject({ secretKey: SECRET, network: 'public', paused: false });
    expect(told()[1]).not.toHaveProperty('setBy');
    const rows = JSON.stringify(await db.selectFrom('trace_destinations').selectAll().execute());
    expect([rows.includes('research'), rows.includes(SECRET), rows.includes('lf.example')]).toEqual([
      true,
      false,
      false,
    ]);
    const later = await start();
    expect(later.destinations.list()).toEqual([stored]);
    expect(later.names()).toEqual(['declared', 'research']);
    // Where its address lay when it was registered holds: a public name never turns private.
    expect([asked, later.told()[1]?.network]).toEqual([['lf.example'], 'public']);
  });

  it('without a name it is called by its type; a name is given once, by the file or here', async () => {
    const { start } = await opened();
    const { destinations, names } = await start();
    await destinations.create(COLLECTOR, 'admin');
    expect(names()).toEqual(['declared', 'otlp']);
    for (const name of ['otlp', 'declared'])
      await expect(destinations.create({ ...COLLECTOR, name }, 'admin')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(names()).toEqual(['declared', 'otlp']);
  });

  it('is changed as a whole, paused and resumed; its address is proved again only when it is another', async () => {
    const { start, asked } = await opened();
    const { destinations, told } = await start();
    await destinations.create(GIVEN, 'admin');
    await destinations.change('research', { paused: true }, 'somebody');
    expect(told()[1]).toMatchObject({ paused: true, secretKey: SECRET });
    await destinations.change('research', { registration: { ...GIVEN, sampling: 0.5 } }, 'somebody');
    expect(told()[1]).toMatchObject({ paused: true, sampling: 0.5 });
    expect(asked).toEqual(['lf.example']);
    const moved = { ...GIVEN, url: 'http://collector' };
    await destinations.change('research', { registration: moved, paused: false }, 'somebody');
    expect(told()[1]).toMatchObject({ paused: false, network: 'private' });
    const { destinations: later } = await start();
    expect(later.find('research')).toMatchObject({ registration: moved, updatedBy: 'somebody', network: 'private' });
  });

  it('is gone for good when it is removed', async () => {
    const { start } = await opened();
    const { destinations, names } = await start();
    await destinations.create(GIVEN, 'admin');
    await destinations.remove('research');
    expect(names()).toEqual(['declared']);
    expect((await start()).destinations.list()).toEqual([]);
    await expect(destinations.remove('research')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('what is of the file, unknown or at an address that is never asked is refused, and nothing is changed', async () => {
    const { start } = await opened();
    const { destinations, names } = await start();
    await expect(destinations.remove('declared')).rejects.toMatchObject({ code: 'READ_ONLY' });
    await expect(destinations.change('declared', { paused: true }, 'admin')).rejects.toMatchObject({
      code: 'READ_ONLY',
    });
    await expect(destinations.change('nobody', {}, 'admin')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const refused = { ...COLLECTOR, url: 'http://metadata/' };
    await expect(destinations.create(refused, 'admin')).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    await destinations.create(COLLECTOR, 'admin');
    await expect(destinations.change('otlp', { registration: refused }, 'admin')).rejects.toMatchObject({
      code: 'ADDRESS_REFUSED',
    });
    expect([names(), destinations.find('otlp')?.registration]).toEqual([['declared', 'otlp'], COLLECTOR]);
  });

  it('one that was sealed with another salt key is told nothing, and can be removed', async () => {
    const { db, start } = await opened();
    await (await start()).destinations.create(GIVEN, 'admin');
    const { destinations, names } = await start('another salt key');
    expect([destinations.list(), names()]).toEqual([[], ['declared']]);
    await expect(destinations.create(GIVEN, 'admin')).rejects.toMatchObject({ code: 'CONFLICT' });
    await destinations.remove('research');
    expect(await db.selectFrom('trace_destinations').selectAll().execute()).toEqual([]);
  });

  it('a changed file keeps them, wins where it takes their name, and silences them where it silences all', async () => {
    const { start } = await opened();
    const { destinations, told } = await start();
    await destinations.create(GIVEN, 'admin');
    await destinations.takeOver(await configOf('litellm_settings: { turn_off_message_logging: true }'));
    expect(told()).toMatchObject([{ name: 'research', content: 'none', secretKey: SECRET }]);
    const same = 'tracing: { destinations: [{ type: otlp, name: research, url: "http://x" }] }';
    await destinations.takeOver(await configOf(same));
    expect(told()).toMatchObject([{ name: 'research', type: 'otlp', setBy: 'tracing.destinations' }]);
    await destinations.takeOver(await configOf(''));
    expect(told()).toMatchObject([{ name: 'research', content: 'full' }]);
  });
});
