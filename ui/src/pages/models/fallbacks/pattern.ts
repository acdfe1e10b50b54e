/** @returns whether a name is one that a pattern such as `openai/*` answers to, and no pattern itself */
export function matcherOf(pattern: string): (name: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${parts.join('.+')}$`, 's');
  return (name) => !name.includes('*') && whole.test(name);
}
