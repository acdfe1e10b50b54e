import { randomBytes } from 'node:crypto';
import { loadAuditKey, loadKeyPepper, loadMasterKey } from '../access/index.ts';
import type { Config } from '../config/index.ts';
import { createSealer, loadSaltKey, type Store } from '../store/index.ts';

/**
 * Everything sealed, and what seals it; made at the first start.
 *
 * @throws SwitchboardError when one that was configured is weak, or not the one that sealed what is there
 */
export async function openSecrets({ secrets, store: { dataDir } }: Config, { settings }: Store) {
  const sealer = createSealer(await loadSaltKey({ configured: secrets.saltKey, dataDir }));
  const sealed = { settings, sealer, randomBytes };
  const masterKey = await loadMasterKey({ ...sealed, configured: secrets.masterKey });
  const [pepper, auditKey] = await Promise.all([loadKeyPepper(sealed), loadAuditKey(sealed)]);
  return { sealer, masterKey, pepper, auditKey };
}
