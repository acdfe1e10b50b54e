import { KEYS } from '../keys.ts';
import { formatPath, isMap, type Path } from '../path.ts';
import { MASK, withoutCredentials } from '../report.ts';

const SECRET_PATHS: ReadonlySet<string> = new Set(
  Object.values(KEYS)
    .filter(({ type }) => type.secret)
    .map(({ path }) => path),
);
/** Below these, names are the operator's own and any text may be a secret. */
const OPAQUE = /(^|_)(headers|environment_variables|credential_values|auth|credentials)$/i;
/** A price per token is told. */
const SECRET_NAME = /(^|(?<!_per)[_-])(key|secret|token|password|passphrase|authorization|cookie|jwt)$/i;
/** Says where a secret stands, and not what it is. */
const REFERENCE = /^(os\.environ\/\w+|\$\{\w+\})$/;

/** The file as it was written, for people to read: each secret is masked, and variables stand by their names. */
export function withoutSecrets(root: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(root).map(([name, value]) => [name, shown(value, [name], OPAQUE.test(name))]),
  );
}

function shown(value: unknown, path: Path, isSecret: boolean): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, index) => shown(item, [...path, index], isSecret));
  if (isMap(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, shown(item, [...path, name], isSecret || names(path, name))]),
    );
  if (typeof value === 'string') return isSecret && !REFERENCE.test(value) ? MASK : withoutCredentials(value);
  return isSecret && value !== null ? MASK : value;
}

const names = (path: Path, name: string): boolean =>
  SECRET_PATHS.has(formatPath([...path, name])) || SECRET_NAME.test(name) || OPAQUE.test(name);
