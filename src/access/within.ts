/** Waits for the database's answer, and no longer than this. @throws Error when there is none in time */
export async function within<Answer>(ms: number, question: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The database did not answer within ${ms} ms.`)), ms);
  });
  return Promise.race([question, deadline]).finally(() => clearTimeout(timer));
}
