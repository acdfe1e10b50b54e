import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPython } from '../peers/python.ts';
import { type DocumentedCommand, readCommands } from './commands.ts';
import { GUIDES } from './documents.ts';
import { type Stage, startStage } from './stage.ts';

// What the documentation tells people to type works as written. The blocks of a page build upon each other.

const pages = GUIDES.map(({ name, text }) => ({ name, commands: readCommands(text) }));

const isRunnable = ({ language, sdk }: DocumentedCommand): boolean =>
  language !== 'python' || hasPython(sdk === '0.3' ? 'a2a-03' : 'a2a-1');

it('the front page has commands to run', () => {
  expect(pages.find(({ name }) => name === 'README.md')?.commands.length).toBeGreaterThan(5);
});

describe.each(pages.filter(({ commands }) => commands.length > 0))('$name', ({ commands }) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.close());

  for (const command of commands) {
    it.runIf(isRunnable(command))(`line ${command.line}: ${command.title}`, async () => {
      expect(await stage.execute(command)).toContain(command.expected);
    });
  }
});
