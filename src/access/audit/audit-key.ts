import type { RandomBytes, Sealer, Settings } from '../../store/index.ts';
import { loadOrGenerateSecret } from '../sealed-setting.ts';

/**
 * The secret that chains the audit log, generated at the first start and kept sealed.
 *
 * @throws SwitchboardError INTERNAL when it was sealed with another salt key
 */
export async function loadAuditKey(options: {
  settings: Settings;
  sealer: Sealer;
  randomBytes: RandomBytes;
}): Promise<string> {
  const generate = () => options.randomBytes(32).toString('base64url');
  return (await loadOrGenerateSecret({ ...options, name: 'audit_key', generate })).secret;
}
