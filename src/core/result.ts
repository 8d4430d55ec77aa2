/** An expected failure is a value: plain data, so that it survives storage, an RPC and a log line. */
export interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Failure<Problem> {
  readonly ok: false;
  readonly problem: Problem;
}

export type Result<Value, Problem> = Success<Value> | Failure<Problem>;

export const succeed = <Value>(value: Value): Success<Value> => ({ ok: true, value });

export const fail = <Problem>(problem: Problem): Failure<Problem> => ({ ok: false, problem });
