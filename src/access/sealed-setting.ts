import type { Sealer, Settings } from '../store/index.ts';

/**
 * Opens a secret of the installation, or makes it at the first start. Processes that start at once agree on one.
 *
 * @throws SwitchboardError INTERNAL when it was sealed with another salt key
 */
export async function loadOrGenerateSecret(options: {
  name: string;
  settings: Settings;
  sealer: Sealer;
  generate: () => string;
}): Promise<{ secret: string; generated: boolean }> {
  const { name, settings, sealer } = options;
  const context = `settings:${name}:value`;
  const known = await settings.get(name);
  if (known !== undefined) return { secret: sealer.open(known, context), generated: false };
  const mine = sealer.seal(options.generate(), context);
  const kept = await settings.setIfAbsent(name, mine);
  return { secret: sealer.open(kept, context), generated: kept === mine };
}
