import { defineCommand } from 'citty';
import { version } from '../version.ts';

export const versionCommand = defineCommand({
  meta: { name: 'version', description: 'Print the version.' },
  run: () => console.log(version),
});
