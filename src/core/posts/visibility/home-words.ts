/** Words for what anybody may see. */
export const PUBLIC_WORDS: ReadonlySet<string> = new Set(
  [
    "published publish public live active visible open everyone everybody anyone anybody all world released release",
    "final finished done complete completed online listed free featured approved posted default normal standard",
    "stable current updated archived reviewed evergreen seedling budding sprout growing sapling", // digital gardens
  ]
    .join(" ")
    .split(" "),
);

/** Words for what stays home, by what a reason calls it. Any other word does as well, where the key leaves no doubt. */
export const HOME_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    draft:
      "autodraft workinprogress inprogress unfinished incomplete pending pendingreview review inreview underreview needsreview needed required requested todo waiting awaiting awaitingreview awaitingapproval unreviewed rejected notready notpublished drafted drafting",
    private:
      "private secret topsecret confidential classified sensitive internal internalonly internaluse internaluseonly restricted protected password passwordprotected encrypted onlyme friendsonly staffonly teamonly inviteonly authenticated loggedin",
    "for members":
      "members membersonly member subscribers subscribersonly subscriber subscriberonly memberonly paid paidonly onlypaid paidmembers paidsubscribers payingmembers patronsonly paywalled founding premium tiers",
    unlisted: "unlisted linkonly",
    hidden: "hidden invisible noindex exclude excluded",
    scheduled: "scheduled future planned upcoming queued embargoed",
    unpublished:
      "unpublished inactive disabled offline withdrawn retracted revoked takendown suspended onhold trash trashed deleted removed expired",
  }).flatMap(([means, words]) => words.split(" ").map((word) => [word, means] as const)),
);
