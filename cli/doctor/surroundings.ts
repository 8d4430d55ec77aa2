import type { Connection } from "../connection.ts";
import type { AccountView } from "../deployment/account-view.ts";
import type { DeploymentVars } from "../deployment/settings-file.ts";
import type { ProviderAccount } from "../provider/provider-account.ts";

/** A folder that was set up, and the way to its account at Cloudflare. */
export interface Folder {
  readonly root: string;
  readonly vars: DeploymentVars;
  readonly viewAccount: () => Promise<AccountView>;
}

/** All that a doctor may look at. What is null cannot be known from here, and is no fault. */
export interface Patient {
  /** Null: `npm run setup` was not run here. */
  readonly folder: Folder | null;
  /** Where the newsletter lives. */
  readonly publicUrl: string;
  /** It was set up this very minute: its host name may not lead anywhere yet. */
  readonly isNew: boolean;
  /** As `/health` says it, of the code of this folder. */
  readonly version: string;
  /** Null: there is no author's token here. */
  readonly author: Connection | null;
  /** Null: there is no key here. */
  readonly provider: ProviderAccount | null;
  /** Null: there is none here. */
  readonly githubToken: string | null;
  readonly resolveTxt: (name: string) => Promise<readonly string[]>;
  readonly now: () => number;
}
