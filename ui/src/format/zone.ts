const STORED = 'switchboard-zone';

/** In which zone times are told: undefined for the reader's own. */
export type Zone = 'UTC' | undefined;

let chosen: Zone = storedZone();
const listeners = new Set<() => void>();

export const currentZone = (): Zone => chosen;

/** From now on, and at the next visit. */
export function chooseZone(zone: Zone): void {
  chosen = zone;
  try {
    if (zone) localStorage.setItem(STORED, zone);
    else localStorage.removeItem(STORED);
  } catch {
    // Private mode: it holds for this visit.
  }
  for (const listener of listeners) listener();
}

/** @returns ends the listening */
export function onZone(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function storedZone(): Zone {
  try {
    return localStorage.getItem(STORED) === 'UTC' ? 'UTC' : undefined;
  } catch {
    return undefined;
  }
}
