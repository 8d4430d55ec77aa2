/** A use case with its dependencies handed in: what remains is its input. */
export type Bound<UseCase> = UseCase extends (dependencies: never, ...input: infer Input) => infer Output
  ? (...input: Input) => Output
  : never;
