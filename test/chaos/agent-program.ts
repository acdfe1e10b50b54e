import { openSync, writeSync } from 'node:fs';
import { type Mood, startMoodyAgent } from '../peers/moody-agent.ts';

/**
 * An agent as a process of its own. What it executes it writes down first, so that it is known whatever becomes of it. It
 * tells its parent where it listens, takes moods from it, and ends with it.
 */
const [name = '', port = '', executed = ''] = process.argv.slice(2);
const file = openSync(executed, 'a');
const agent = await startMoodyAgent(name, {
  port: Number(port),
  onExecuted: (messageId) => void writeSync(file, `${messageId}\n`),
});
process.on('message', (mood: Mood) => {
  agent.mood = mood;
  process.send?.(mood);
});
process.on('disconnect', () => process.exit());
process.send?.(agent.url);
