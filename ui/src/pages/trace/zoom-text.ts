import type { Stretch } from './timeline.ts';

const STRETCH = /^(\d{1,12}(?:\.\d{1,3})?)-(\d{1,12}(?:\.\d{1,3})?)$/;

/** A part of the time as the address holds it: milliseconds after the trace began, `120-480.5`. */
export const zoomText = ({ from, to }: Stretch): string => [from, to].map((ms) => Number(ms.toFixed(3))).join('-');

/** @returns null for all of the time, and for what is no part of it @param ms of the whole trace */
export function readZoom(text: string | undefined, ms: number): Stretch | null {
  const [, from, to] = STRETCH.exec(text ?? '') ?? [];
  const stretch = { from: Number(from), to: Math.min(ms, Number(to)) };
  return stretch.from < stretch.to ? stretch : null;
}
