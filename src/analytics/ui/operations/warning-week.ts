const DAY_MS = 86_400_000

/**
 * A day of the week to look at: the last whole week before today, or of a month that is over the week of its last day.
 * A week that has just begun has too few persons to warn of anything.
 */
export function warningDay(lastDayOfPeriod: string, today: string): string {
  const weekAgo = new Date(Date.parse(`${today}T00:00:00Z`) - 7 * DAY_MS).toISOString().slice(0, 10)
  return lastDayOfPeriod < weekAgo ? lastDayOfPeriod : weekAgo
}
