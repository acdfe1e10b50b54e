// Messages as callers of each version write them.

let count = 0;
const nextId = () => `m-${process.pid}-${++count}`;

/** Parameters of a send in 1.0. */
export const say10 = (text: string, more: object = {}, configuration?: object) => ({
  message: { messageId: nextId(), role: 'ROLE_USER', parts: [{ text }], ...more },
  ...(configuration && { configuration }),
});

/** Parameters of a send in 0.3. */
export const say03 = (text: string, more: object = {}, configuration?: object) => ({
  message: { kind: 'message', messageId: nextId(), role: 'user', parts: [{ kind: 'text', text }], ...more },
  ...(configuration && { configuration }),
});

/** Parameters of a send in the ProtoJSON of 0.3's HTTP+JSON. */
export const say03Rest = (text: string, more: object = {}, configuration?: object) => ({
  message: { messageId: nextId(), role: 'ROLE_USER', content: [{ text }], ...more },
  ...(configuration && { configuration }),
});
