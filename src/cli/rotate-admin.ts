import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { defineCommand } from 'citty';
import { createAuditLog, createAuditRepository, loadAuditKey, replaceMasterKey, SYSTEM } from '../access/index.ts';
import { type Config, loadConfig } from '../config/index.ts';
import { createLog } from '../log.ts';
import { createSealer, loadSaltKey, openStore } from '../store/index.ts';
import { CommandError } from './command-error.ts';
import type { CliContext } from './context.ts';
import { configOption } from './options.ts';

/** Works on the database itself, for whoever has lost the key cannot ask the gateway. */
export const rotateAdminCommand = (context: CliContext) =>
  defineCommand({
    meta: {
      name: 'rotate-admin',
      description: 'Replace the generated admin key and print the new one, once. Stop the gateway first.',
    },
    args: configOption,
    async run({ args }) {
      const { config } = await loadConfig({ file: args.config, ...context });
      console.log(await rotateAdminKey(config));
      console.error(
        'The key before it is void. Processes that share the database take the new one when they start again.',
      );
    },
  });

/** @returns the new key */
async function rotateAdminKey({ secrets, store: place }: Config): Promise<string> {
  if (secrets.masterKey !== null) {
    throw new CommandError(
      'The admin key is not a generated one: SWITCHBOARD_MASTER_KEY, its file, or general_settings.master_key sets it. ' +
        'Change it there and start the gateway again.',
    );
  }
  // Opening would create it, and a key of a new, empty installation opens nothing.
  if (!existsSync(place.dataDir)) {
    throw new CommandError(
      `There is no data directory ${place.dataDir}. Run this where the gateway is started, or set SWITCHBOARD_DATA_DIR.`,
    );
  }
  const log = createLog('warn');
  const store = await openStore({ ...place, log, clock: Date.now });
  try {
    const sealer = createSealer(await loadSaltKey({ configured: secrets.saltKey, dataDir: place.dataDir }));
    const sealed = { settings: store.settings, sealer, randomBytes };
    const repository = createAuditRepository(store.db);
    const key = await loadAuditKey(sealed);
    const audit = createAuditLog({ repository, key, retentionMs: null, clock: Date.now, log });
    const begun = await audit.begin({ actor: SYSTEM, action: 'admin_key.rotate' });
    const replaced = await replaceMasterKey(sealed);
    await begun.done([{ target: null, before: null, after: null }]);
    return replaced;
  } finally {
    await store.close();
  }
}
