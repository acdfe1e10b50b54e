/** Runs tasks in the order they came, each after the one before has ended, well or badly. */
export type OneAtATime = <Result>(task: () => Promise<Result>) => Promise<Result>;

export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(task, task);
    last = turn;
    return turn;
  };
}
