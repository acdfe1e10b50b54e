import { postgresUrl, secret, text } from '../value-type.ts';
import { key, optional } from './key.ts';

/** Where the gateway keeps what it must remember. */
export const STORE_KEYS = {
  dataDir: key({
    path: 'store.data_dir',
    type: text,
    default: './switchboard-data',
    about: 'Directory of the embedded database, the journal and generated secrets.',
    variables: ['SWITCHBOARD_DATA_DIR'],
  }),
  saltKey: optional({
    path: 'store.salt_key',
    type: secret,
    about:
      'Seals secrets at rest and must never change. When it is not set, one is generated and kept in the directory.',
    variables: ['SWITCHBOARD_SALT_KEY'],
    example: 'os.environ/SWITCHBOARD_SALT_KEY',
  }),
  databaseUrl: optional({
    path: 'general_settings.database_url',
    type: postgresUrl,
    about: 'PostgreSQL to use instead of the embedded database.',
    variables: ['DATABASE_URL'],
    example: 'os.environ/DATABASE_URL',
  }),
};
