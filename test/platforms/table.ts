import { ABILITIES, type AbilityName, type PlatformUnderTest } from './support/platform.ts';

const abilities = Object.entries(ABILITIES) as [AbilityName, string][];

/**
 * What agents on each platform can do, as Markdown: a table, and below it in what way or why not. The conversation suite
 * holds every platform to what it says here.
 */
export const renderAbilities = (platforms: readonly PlatformUnderTest[]): string =>
  [...table(platforms), '', ...platforms.map(notesOn)].join('\n');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (platforms: readonly PlatformUnderTest[]): string[] => [
  row(['platform', ...abilities.map(([, words]) => words)]),
  `|${'---|'.repeat(abilities.length + 1)}`,
  ...platforms.map(({ name, can }) => row([name, ...abilities.map(([ability]) => answer(can[ability].isThere))])),
];

const answer = (isThere: boolean): string => (isThere ? 'yes' : 'no');

/** What a plain yes or no does not say. */
function notesOn({ name, proof, can }: PlatformUnderTest): string {
  const notes = abilities
    .filter(([ability]) => can[ability].says !== '')
    .map(([ability, words]) => `_${words}_: ${can[ability].isThere ? '' : 'no, '}${can[ability].says}.`);
  return [`- **${name}**, proved with ${proof}.`, ...notes].join(' ');
}
