/** A gateway that runs, and its API as somebody asks it. */
export interface Place {
  /** Where it is. */
  url: string;
  get(path: string): Promise<Answer>;
  post(path: string, body?: object): Promise<Answer>;
  put(path: string, body: object): Promise<Answer>;
  patch(path: string, body: object): Promise<Answer>;
  /** The same as whoever has this key. */
  as(key: string): Place;
}

/** What the API answers; the demo knows what it asks for. */
type Answer = unknown;

/** @returns what asks the gateway with a key. What is no success throws, with the answer. */
export function createPlace(url: string, key: string): Place {
  const ask = async (method: string, path: string, body?: object): Promise<Answer> => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  };
  return {
    url,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    put: (path, body) => ask('PUT', path, body),
    patch: (path, body) => ask('PATCH', path, body),
    as: (other) => createPlace(url, other),
  };
}
