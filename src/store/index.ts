export { DatabaseError, isUniqueViolation } from './database-error.ts';
export { createUuidv7, type RandomBytes, uuidv7 } from './ids.ts';
export { loadSaltKey, type SaltKeyOptions } from './salt-key.ts';
export type * from './schema.ts';
export { createSealer, type Sealer } from './seal.ts';
export { assertStrongSecret } from './secret-strength.ts';
export { createSettings, type Settings } from './settings-repository.ts';
export { spawnWorker } from './spawn-worker.ts';
export { migrate, openStore, type Store, type StoreOptions } from './store.ts';
