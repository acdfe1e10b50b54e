/** How somebody signs in here, so that they are asked for the same the next time. Nothing of what they type is kept. */
export type Way = 'password' | 'key';

const WAY = 'switchboard-sign-in-way';

/** With a key unless told: it is all there is when the gateway first starts. */
export function rememberedWay(): Way {
  try {
    return localStorage.getItem(WAY) === 'password' ? 'password' : 'key';
  } catch {
    return 'key';
  }
}

export function rememberWay(way: Way): void {
  try {
    localStorage.setItem(WAY, way);
  } catch {
    // Private mode: it is chosen again.
  }
}
