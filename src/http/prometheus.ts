/** One measure of `/metrics`: its name, what it says, and its values by label. */
export type Metric = {
  readonly name: string;
  readonly help: string;
  readonly values: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
};

/** Prometheus text format 0.0.4. All are gauges: they are read from what is stored and begin anew with nothing. */
export const prometheusText = (metrics: readonly Metric[]): string =>
  metrics
    .map(
      ({ name, help, values }) =>
        `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${values.map((one) => lineOf(name, one)).join('')}`,
    )
    .join('');

function lineOf(name: string, { labels = {}, value }: Metric['values'][number]): string {
  const written = Object.entries(labels).map(([label, of]) => `${label}="${of.replace(/["\\\n]/g, '\\$&')}"`);
  return `${name}${written.length > 0 ? `{${written.join(',')}}` : ''} ${Number.isFinite(value) ? value : 'NaN'}\n`;
}
