/**
 * Waits for the database's answer, but not for ever: one that is away may keep a question until its own limits end it.
 *
 * @param ms milliseconds
 * @throws Error when the time is over; what the question failed with
 */
export async function answerWithin<Answer>(ms: number, question: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The database did not answer within ${ms} ms.`)), ms);
  });
  return Promise.race([question, deadline]).finally(() => clearTimeout(timer));
}
