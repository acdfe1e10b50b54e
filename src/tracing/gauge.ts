/** One value as it is now, in Prometheus' text format, without a line break at its end. */
export const gauge = (name: string, help: string, value: number): string =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`].join('\n');
