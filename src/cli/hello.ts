/** The first message to the sample agent. */
export const helloRequest = {
  jsonrpc: '2.0',
  id: 1,
  method: 'SendMessage',
  params: { message: { messageId: 'hello-1', role: 'ROLE_USER', parts: [{ text: 'Hello, Switchboard!' }] } },
};

export const indent = (text: string): string => text.replace(/^/gm, '    ');
