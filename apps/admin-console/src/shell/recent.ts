/** A page that was open lately. */
export interface RecentPage {
  readonly to: string;
  readonly title: string;
  /** Of what. */
  readonly of: string;
}

const KEPT = 'symbolon-recent';
const MOST = 8;

const isPage = (value: unknown): value is RecentPage => {
  const { to, title, of } = (value ?? {}) as Partial<Record<keyof RecentPage, unknown>>;
  return typeof to === 'string' && to.startsWith('/') && typeof title === 'string' && typeof of === 'string';
};

/** The latest first. Addresses and names alone; who signs out takes them along. */
export function recentPages(): readonly RecentPage[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPage) : [];
  } catch {
    return [];
  }
}

export function rememberPage(page: RecentPage): void {
  localStorage.setItem(KEPT, JSON.stringify([page, ...recentPages().filter(({ to }) => to !== page.to)].slice(0, MOST)));
}

export const forgetPages = (): void => localStorage.removeItem(KEPT);
