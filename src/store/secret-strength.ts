import { SwitchboardError } from '../protocol/index.ts';

const MIN_LENGTH = 16;
const MIN_DISTINCT = 6;
/** Below this estimate an offline guess is cheap: 16 random hexadecimal digits stay above it, words and patterns do not. */
const MIN_BITS = 45;

/** What people leave in place from samples and tutorials, in lower case without punctuation. */
const SAMPLES = ['1234', 'changeme', 'password', 'passw0rd', 'yourkey', 'masterkey', 'saltkey', 'secretkey', 'letmein'];

/**
 * Refuses a secret that can be guessed: too short, a well-known sample, a repetition, a sequence.
 *
 * @param name what the secret is, as the operator knows it: `SWITCHBOARD_MASTER_KEY`
 * @throws SwitchboardError INVALID_PARAMS saying what is wrong and how to make a good one; never the secret itself
 */
export function assertStrongSecret(name: string, secret: string): void {
  const weakness = findWeakness(secret.replace(/^sk-/i, ''));
  if (!weakness) return;
  throw new SwitchboardError(
    'INVALID_PARAMS',
    `${name} is too weak: ${weakness}. Use a random one, for instance "sk-$(openssl rand -hex 32)", ` +
      'or leave it out and one is generated at the first start.',
  );
}

function findWeakness(secret: string): string | undefined {
  const plain = secret.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (SAMPLES.includes(plain)) return 'it is the sample value from a tutorial, which everybody knows';
  if (secret.length < MIN_LENGTH) return `it has fewer than ${MIN_LENGTH} characters (not counting "sk-")`;
  if (isRepetition(plain)) return 'it repeats one piece over and over';
  if (new Set(secret).size < MIN_DISTINCT) return `it uses fewer than ${MIN_DISTINCT} different characters`;
  if (SAMPLES.reduce((rest, sample) => rest.replaceAll(sample, ''), plain).length < MIN_LENGTH / 2)
    return 'it is little more than a sample value from a tutorial';
  if (estimateBits(secret) < MIN_BITS) return 'it follows a pattern that is easy to guess';
  return undefined;
}

const isRepetition = (text: string): boolean => {
  const next = (text + text).indexOf(text, 1);
  return text.length > 0 && next < text.length;
};

/** A rough upper estimate: characters that only continue a run (`aaaa`) or a sequence (`1234`) add nothing. */
function estimateBits(secret: string): number {
  let surprising = 0;
  let previousStep = Number.NaN;
  for (let index = 1; index < secret.length; index += 1) {
    const step = secret.charCodeAt(index) - secret.charCodeAt(index - 1);
    if (step !== previousStep || Math.abs(step) > 1) surprising += 1;
    previousStep = step;
  }
  return surprising * Math.log2(new Set(secret).size);
}
