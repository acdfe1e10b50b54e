/** Single values of the installation: the encrypted master key, the key pepper, what is public. */
export interface SettingsTable {
  name: string;
  value: string;
  updated_at: number;
}
