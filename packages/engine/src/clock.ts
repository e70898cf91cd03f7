/** Everything outside the fold takes its time from here, so that a demo can run three days in a minute. */
export interface Clock {
	/** The present, ms since the epoch. */
	now(): number;
	/** Resolves `ms` later, or at once when `signal` aborts. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
	/** Milliseconds that only ever grow, at the speed of real time: for timeouts and the life of a claim. */
	monotonic(): number;
}
