import { assertStrongSecret, type RandomBytes, type Sealer, type Settings } from '../store/index.ts';
import { generateKey } from './key-format.ts';
import { loadOrGenerateSecret } from './sealed-setting.ts';

export interface MasterKeyOptions {
  /** From `SWITCHBOARD_MASTER_KEY` or the file; null means the generated one. */
  configured: string | null;
  settings: Settings;
  sealer: Sealer;
  randomBytes: RandomBytes;
}

/**
 * The administrator's key: configured, or generated at the first start and kept sealed.
 *
 * @returns the key, and whether it was made just now and should be shown, this once
 * @throws SwitchboardError INVALID_PARAMS when the configured one is weak, INTERNAL when the salt key has changed
 */
export async function loadMasterKey(options: MasterKeyOptions): Promise<{ key: string; generated: boolean }> {
  if (options.configured !== null) {
    assertStrongSecret('SWITCHBOARD_MASTER_KEY', options.configured);
    return { key: options.configured, generated: false };
  }
  const { secret, generated } = await loadOrGenerateSecret({
    name: 'master_key',
    settings: options.settings,
    sealer: options.sealer,
    generate: () => generateKey(options.randomBytes),
  });
  return { key: secret, generated };
}
