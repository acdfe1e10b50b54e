import type { Sealer, Settings } from '../store/index.ts';

export interface SealedSetting {
  name: string;
  settings: Settings;
  sealer: Sealer;
  generate: () => string;
}

/** A sealed value opens nowhere but where it was stored. */
const contextOf = (name: string): string => `settings:${name}:value`;

/**
 * Opens a secret of the installation, or makes it at the first start. Processes that start at once agree on one.
 *
 * @throws SwitchboardError INTERNAL when it was sealed with another salt key
 */
export async function loadOrGenerateSecret(options: SealedSetting): Promise<{ secret: string; generated: boolean }> {
  const { name, settings, sealer } = options;
  const context = contextOf(name);
  const known = await settings.get(name);
  if (known !== undefined) return { secret: sealer.open(known, context), generated: false };
  const mine = sealer.seal(options.generate(), context);
  const kept = await settings.setIfAbsent(name, mine);
  return { secret: sealer.open(kept, context), generated: kept === mine };
}

/**
 * Puts a new secret in the place of one that was generated before.
 *
 * @returns the new one; undefined, and nothing is changed, when there was none
 * @throws SwitchboardError INTERNAL when the old one was sealed with another salt key: the new one would be, too
 */
export async function replaceSecret({ name, settings, sealer, generate }: SealedSetting): Promise<string | undefined> {
  const known = await settings.get(name);
  if (known === undefined) return undefined;
  sealer.open(known, contextOf(name));
  const secret = generate();
  await settings.set(name, sealer.seal(secret, contextOf(name)));
  return secret;
}
