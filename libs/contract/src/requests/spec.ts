import type { Settings, SettingsOf } from '../settings/setting.js';

/** The members of one API request and their JSON types. `T` is what a reader makes of a body that conforms. */
export interface RequestSpec<T> {
  readonly settings: Settings;
  /** Only for the compiler: ties the table to its type. */
  readonly of?: T;
}

export const requestSpec = <T>(settings: SettingsOf<T>): RequestSpec<T> => ({ settings: settings as Settings });
