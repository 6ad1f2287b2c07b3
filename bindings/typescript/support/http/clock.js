// The time, as clients see it.

const LONGEST = 2 ** 31 - 1;

/** The clock of the machine. */
export const systemClock = {
  now: () => performance.now(),
  date: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((done) => {
      if (signal?.aborted) return done();
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", end);
        done();
      };
      const timer = setTimeout(end, Math.min(milliseconds, LONGEST));
      signal?.addEventListener("abort", end);
    }),
  timer: (milliseconds, then) => {
    const timer = setTimeout(then, Math.min(milliseconds, LONGEST));
    return () => clearTimeout(timer);
  },
};
