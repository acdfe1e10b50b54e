import { SwitchboardError } from '../protocol/index.ts';
import { assertStrongSecret, type RandomBytes, type Sealer, type Settings } from '../store/index.ts';
import { generateKey } from './key-format.ts';
import { loadOrGenerateSecret, replaceSecret, type SealedSetting } from './sealed-setting.ts';

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
  const { secret, generated } = await loadOrGenerateSecret(masterKeySetting(options));
  return { key: secret, generated };
}

/**
 * Replaces the generated administrator's key. Processes that run keep the old one until they start again.
 *
 * @returns the new key, to be shown this once
 * @throws SwitchboardError NOT_FOUND when none was generated yet, INTERNAL when the salt key has changed
 */
export async function replaceMasterKey(options: Omit<MasterKeyOptions, 'configured'>): Promise<string> {
  const key = await replaceSecret(masterKeySetting(options));
  if (key !== undefined) return key;
  throw new SwitchboardError(
    'NOT_FOUND',
    'No admin key was generated here yet: the first start without a configured one makes it, and prints it.',
  );
}

const masterKeySetting = (options: Omit<MasterKeyOptions, 'configured'>): SealedSetting => ({
  name: 'master_key',
  settings: options.settings,
  sealer: options.sealer,
  generate: () => generateKey(options.randomBytes),
});
