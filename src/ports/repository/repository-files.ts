import type { RepositoryName } from "../../core/repository/repository.ts";
import type { KnownFile, SettledFile } from "../../core/repository/repository-state.ts";

/** What was taken in of a repository's files, by their hash (D1). Reads see every earlier write. */
export interface RepositoryFiles {
  /** Of these, those that need nothing: refused as they are, or a post that stands, of these very bytes. By their paths. */
  findSettled(
    name: RepositoryName,
    files: readonly { readonly path: string; readonly blob: string }[],
  ): Promise<ReadonlySet<string>>;
  /** Files that were begun and not finished. */
  listBegun(name: RepositoryName): Promise<readonly KnownFile[]>;
  /** Every path that something is known of. */
  listPaths(name: RepositoryName): Promise<readonly string[]>;
  find(name: RepositoryName, paths: readonly string[]): Promise<readonly KnownFile[]>;
  /** Before anything is done about them. Idempotent. */
  begin(name: RepositoryName, files: readonly Omit<KnownFile, "isSettled">[]): Promise<void>;
  settle(name: RepositoryName, files: readonly SettledFile[]): Promise<void>;
  /** Of these, those of which a post stands or something is known. `below`: the same without the posts' folder. */
  findStanding(
    name: RepositoryName,
    places: readonly { readonly path: string; readonly below: string }[],
  ): Promise<readonly string[]>;
  forget(name: RepositoryName, paths: readonly string[]): Promise<void>;
  /**
   * Files that are in such a state are begun anew, since a post that came or went may have mended it: refused for the sake of
   * another post, or with links that lead elsewhere than to where other posts stand. Were there any?
   */
  reconsider(name: RepositoryName, those: "crowded-out" | "outdated"): Promise<boolean>;
}
