/** `12 ms more`, `$0.02 less`, or `as much`. @param show of an amount that is not negative */
export function signed(difference: number, show: (amount: number) => string): string {
  if (difference === 0) return 'as much';
  return `${show(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'}`;
}
