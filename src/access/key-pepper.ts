import type { RandomBytes, Sealer, Settings } from '../store/index.ts';
import { loadOrGenerateSecret } from './sealed-setting.ts';

/**
 * The secret that key digests are made with, generated at the first start and kept sealed.
 *
 * @throws SwitchboardError INTERNAL when it was sealed with another salt key
 */
export async function loadKeyPepper(options: {
  settings: Settings;
  sealer: Sealer;
  randomBytes: RandomBytes;
}): Promise<string> {
  const { settings, sealer } = options;
  const { secret } = await loadOrGenerateSecret({
    name: 'key_pepper',
    settings,
    sealer,
    generate: () => options.randomBytes(32).toString('base64url'),
  });
  return secret;
}
