import type { Service } from '@symbolon/engine';

/** What a service says about its pages and sessions in its attributes; anything that is no such value counts as absent. */
export interface InteractionSettings {
  /** `theme.primary`: colour of bar and buttons, `#rrggbb`. */
  readonly primary: string;
  /** `theme.logo`: https URL, or a data URL of an image. */
  readonly logo?: string;
  /** `interaction.url`: where somebody else's pages talk to the user. */
  readonly delegatedTo?: string;
  /** `session.duration`: how long a session lasts, s. */
  readonly sessionDuration: number;
  /** `authentication.totp` is `always`: a one-time code is asked for at every sign-in of a user who has one. */
  readonly totpAlways: boolean;
}

const PRIMARY = '#1d3f72';
const EIGHT_HOURS = 8 * 3600;
const LONGEST = 30 * 24 * 3600;

const isWebUrl = (text: string | undefined): text is string =>
  text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const isImage = (text: string | undefined): text is string =>
  text !== undefined && (/^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=]+$/.test(text) || (isWebUrl(text) && text.startsWith('https:')));

const byService = new WeakMap<Service, InteractionSettings>();

function read({ attributes = [] }: Service): InteractionSettings {
  const value = (name: string): string | undefined => attributes.find(({ key }) => key === name)?.value;
  const [primary, logo, url, duration] = ['theme.primary', 'theme.logo', 'interaction.url', 'session.duration'].map(value);
  const seconds = /^\d{2,7}$/.test(duration ?? '') ? Math.min(Number(duration), LONGEST) : EIGHT_HOURS;
  return {
    primary: /^#[0-9a-fA-F]{6}$/.test(primary ?? '') ? (primary as string) : PRIMARY,
    ...(isImage(logo) ? { logo } : {}),
    ...(isWebUrl(url) && !url.includes('#') ? { delegatedTo: url } : {}),
    sessionDuration: seconds,
    totpAlways: value('authentication.totp') === 'always',
  };
}

/** Read once for each version of a service. */
export function settingsOf(service: Service): InteractionSettings {
  const known = byService.get(service) ?? read(service);
  byService.set(service, known);
  return known;
}
