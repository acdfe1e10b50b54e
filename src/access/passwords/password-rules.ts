import { invalid } from '../people/refusals.ts';

/** Characters. */
export const PASSWORD_LENGTH = 12;
export const DISTINCT_CHARACTERS = 5;
/** What must remain when words that everybody tries first are taken out. */
const MIN_OWN = 8;
const MIN_NAME = 4;

const COMMON = [
  'password',
  'passw0rd',
  'switchboard',
  'changeme',
  'letmein',
  'welcome',
  'iloveyou',
  'qwertyuiop',
  'qwerty',
  'qwertz',
  'asdfgh',
  'admin',
  '1234567890',
  '123456',
  'abcdef',
];

/** Whose password it is to be. */
export interface PasswordOwner {
  id: string;
  alias: string | null;
  email: string | null;
}

/**
 * Refuses a password that is guessed first. Nothing is asked about its kinds of characters: length counts (NIST SP 800-63B,
 * section 3.1.1).
 *
 * @param field where it stands in the request
 * @throws SwitchboardError INVALID_PARAMS
 */
export function assertGoodPassword(password: string, owner: PasswordOwner, field: string): void {
  const weakness = weaknessOf(password.normalize('NFKC').toLowerCase(), namesOf(owner));
  if (weakness) throw invalid(field, weakness);
}

function weaknessOf(password: string, names: readonly string[]): string | undefined {
  if (password.length < PASSWORD_LENGTH)
    return `it needs ${PASSWORD_LENGTH} characters or more; a few words are easy to keep`;
  if (new Set(password).size < DISTINCT_CHARACTERS)
    return `it uses fewer than ${DISTINCT_CHARACTERS} different characters`;
  const own = [...names, ...COMMON].reduce((rest, word) => rest.replaceAll(word, ''), password);
  if (own.length < MIN_OWN) return 'it is little more than a name or a word that everybody tries first';
  return undefined;
}

const namesOf = ({ id, alias, email }: PasswordOwner): string[] =>
  [id, alias ?? '', email ?? '', email?.split('@')[0] ?? '']
    .map((name) => name.toLowerCase())
    .filter((name) => name.length >= MIN_NAME)
    // The longest first: what is a part of another would leave the rest of it.
    .sort((one, other) => other.length - one.length);
