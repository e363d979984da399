// What the review of a pull request proves of the exceptions that it brought: found at the rim, judged in proof/.

export interface Review {
  /** Logins and mail addresses of those who brought the statement: author, commit authors, co-authors, pushers. None of them counts. */
  readonly requesters: readonly string[];
  /** Accounts whose approval stands on the last commit; never bots. */
  readonly approvals: readonly {
    readonly login: string;
    /** `org/team`, where the token may read teams. */
    readonly teams: readonly string[];
    /** `YYYY-MM-DD` in UTC. */
    readonly on: string;
  }[];
  /** Where it was found, such as `org/shop#12`; "" for none. */
  readonly where: string;
  /** Why there is no review to count; "" where there is one. */
  readonly why: string;
}
