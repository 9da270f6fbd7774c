const hourMs = 3_600_000;

/** Corrections, suspensions and answers are owed within 3×24 hours (UU 27/2022): first a reminder, then it goes one up. */
export const answerDueMs = { remind: 48 * hourMs, escalate: 72 * hourMs } as const;
