import type { clientPages } from '../settings/client.js';
import type { servicePages } from '../settings/service.js';
import { sections } from './sections.js';
import { both, type Bilingual } from './text.js';

/** Whose settings. */
export type SubjectName = 'service' | 'client';
export type ServicePageId = keyof typeof servicePages;
export type ClientPageId = keyof typeof clientPages;
export type PageId = ServicePageId | ClientPageId;

const basic = both('Basic Settings', '基本設定');
const federation = both('Federation', 'フェデレーション');
const accessToken = both('Access Token', 'アクセストークン');
const idToken = both('ID Token', 'ID トークン');
const jwkSet = both('JWK Set', 'JWKセット');
const general = both('General', '一般');
const authorization = both('Authorization', '認可');
const token = both('Token', 'トークン');
const ciba = both('CIBA', 'CIBA');

const servicePageTitles: Readonly<Record<ServicePageId, Bilingual>> = {
  'basic': basic,
  'endpoints.basic': basic,
  'endpoints.general': general,
  'endpoints.authorization': authorization,
  'endpoints.token': token,
  'endpoints.revocation': both('Revocation', 'リボケーション'),
  'endpoints.introspection': both('Introspection', 'イントロスペクション'),
  'endpoints.userinfo': both('UserInfo', 'ユーザー情報'),
  'endpoints.registration': both('Client Registration', 'クライアント登録'),
  'endpoints.ciba': ciba,
  'endpoints.device': both('Device Flow', 'デバイスフロー'),
  'tokens.access-token': accessToken,
  'tokens.refresh-token': both('Refresh Token', 'リフレッシュトークン'),
  'tokens.id-token': idToken,
  'tokens.advanced.scope': both('Scope', 'スコープ'),
  'tokens.advanced.dpop': both('DPoP', 'DPoP'),
  'tokens.advanced.identity-assurance': both('Identity Assurance', '身元保証'),
  'keys.jwk-set': jwkSet,
  'keys.certificates': both('Certificates', '証明書'),
  'federation': federation,
  'credentials': both('Verifiable Credentials', '検証可能なクレデンシャル'),
  'legacy': both('Legacy (2.x)', '旧機能 (2.x)'),
};

const clientPageTitles: Readonly<Record<ClientPageId, Bilingual>> = {
  'basic': basic,
  'endpoints.basic': basic,
  'endpoints.general': general,
  'endpoints.authorization': authorization,
  'endpoints.token': token,
  'endpoints.userinfo': both('UserInfo & Resource Requests', 'ユーザー情報とリソースリクエスト'),
  'endpoints.ciba': ciba,
  'tokens.access-token': accessToken,
  'tokens.id-token': idToken,
  'keys.jwk-set': jwkSet,
  'federation': both('Federation & Credentials', 'フェデレーションとクレデンシャル'),
};

const titles: Readonly<Record<SubjectName, Readonly<Record<string, Bilingual>>>> = { service: servicePageTitles, client: clientPageTitles };

/** A page of settings, or a section that only holds pages. */
export interface PageNode {
  /** `tokens.advanced.scope`: of a section as of a page. */
  readonly id: string;
  readonly title: Bilingual;
  /** From the top to the page itself; the breadcrumb of the seeds. */
  readonly breadcrumb: readonly Bilingual[];
  /** Below `/settings/`: `tokens/advanced/scope`. Absent for a section. */
  readonly path?: string;
  readonly children: readonly PageNode[];
}

const parentsOf = (id: string): readonly string[] => id.split('.').slice(0, -1).map((_, at, steps) => steps.slice(0, at + 1).join('.'));

function nodesBelow(subject: SubjectName, parent: string | undefined): readonly PageNode[] {
  const depth = parent === undefined ? 0 : parent.split('.').length;
  const below = Object.keys(titles[subject]).filter((id) => parent === undefined || id.startsWith(`${parent}.`));
  const ids = [...new Set(below.map((id) => id.split('.').slice(0, depth + 1).join('.')))];
  return ids.map((id) => nodeOf(subject, id));
}

function nodeOf(subject: SubjectName, id: string): PageNode {
  const page = titles[subject][id];
  const title = page ?? sections[id] ?? both(id, id);
  const above = parentsOf(id).flatMap((parent) => sections[parent] ?? []);
  return {
    id, title, breadcrumb: [...above, title],
    ...(page === undefined ? {} : { path: id.replaceAll('.', '/') }),
    children: page === undefined ? nodesBelow(subject, id) : [],
  };
}

/** The pages of settings as a tree, in the order of the menu. */
export const pageTree: Readonly<Record<SubjectName, readonly PageNode[]>> = { service: nodesBelow('service', undefined), client: nodesBelow('client', undefined) };

const flat = (nodes: readonly PageNode[]): readonly PageNode[] => nodes.flatMap((node) => [...(node.path === undefined ? [] : [node]), ...flat(node.children)]);

/** The pages without their sections, in the order of the menu. */
export const pagesOf: Readonly<Record<SubjectName, readonly PageNode[]>> = { service: flat(pageTree.service), client: flat(pageTree.client) };

/** By id or by path; undefined when there is none. */
export const pageOf = (subject: SubjectName, idOrPath: string): PageNode | undefined =>
  pagesOf[subject].find(({ id, path }) => id === idOrPath || path === idOrPath);
