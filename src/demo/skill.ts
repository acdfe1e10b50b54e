import type { DemoSkill } from './role.ts';

export const skill = (id: string, description: string, ...tags: string[]): DemoSkill => ({
  id,
  name: id,
  description,
  tags,
  examples: [`${description}, please`],
});
