import { outer, requested } from '../../checks/parameters.js';
import type { Endpoint, Facts } from '../../facts/facts.js';
import type { Json } from '../../model/json.js';
import type { ResultCode } from '../../model/result-code.js';
import { parseUri } from '../../parse/uri.js';
import { defineRules } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* Resource indicators: RFC 8707 section 2. */

const at: readonly Endpoint[] = ['par', 'authorization', 'token'];

const none = notApplicable('no resource is named');

type Flaw = 'malformed' | 'relative' | 'fragment';

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const RELATIVE = /^[A-Za-z0-9\-._~/?#[\]@!$&'()*+,;=%]*$/;

function flawOf(resource: string): Flaw | undefined {
  const uri = parseUri(resource);
  if (uri === undefined) return !ABSOLUTE.test(resource) && RELATIVE.test(resource) ? 'relative' : 'malformed';
  return uri.fragment === undefined ? undefined : 'fragment';
}

const named = (f: Facts): readonly string[] | undefined => (f.endpoint === 'token' ? outer(f) : requested(f)).resource;

const found = (f: Facts): { readonly resource: string; readonly flaw: Flaw } | undefined => {
  for (const resource of named(f) ?? []) {
    const flaw = flawOf(resource);
    if (flaw !== undefined) return { resource, flaw };
  }
  return undefined;
};

/** The reference tells apart where the value stood: beside, inside as a text, inside as an element. */
const codes: Readonly<Record<Flaw, readonly [beside: ResultCode, text: ResultCode, element: ResultCode]>> = {
  malformed: ['A251306', 'A251309', 'A251303'],
  relative: ['A251307', 'A251310', 'A251304'],
  fragment: ['A251308', 'A251311', 'A251305'],
};

const inside = (f: Facts): Json | undefined => f.requestObject?.jwt?.claims?.resource;

export const resourceIndicators = defineRules(
  { id: 'RFC8707-2', level: 'shall',
    demands: { en: 'A resource is named by an absolute URI without fragment.', ja: 'resource はフラグメントのない絶対 URI である。' },
    request: { at, error: 'invalid_target',
      resultCode: f => {
        const [beside, text, element] = codes[found(f)?.flaw ?? 'malformed'];
        return inside(f) === undefined ? beside : typeof inside(f) === 'string' ? text : element;
      },
      check: f => {
        if (named(f) === undefined) return none;
        const flawed = found(f);
        return demand(flawed === undefined, `'resource' is ${flawed?.flaw === 'fragment' ? 'with a fragment' : flawed?.flaw}`, 'an absolute URI without fragment', flawed?.resource.slice(0, 200));
      } } },
);

const other = notApplicable('no code or refresh token is known');

/** A grant without resources gives none of them: naming one would make an audience that nobody agreed to. */
export const grantedResources = defineRules(
  { id: 'RFC8707-2.2', level: 'shall',
    demands: { en: 'A token request names only resources of the grant.', ja: 'トークンリクエストは許可済みのリソースだけを指定する。' },
    request: { at: ['token'], error: 'invalid_target', resultCode: 'A251312',
      check: f => {
        const asked = outer(f).resource;
        if (asked === undefined) return none;
        const granted = f.grant?.code?.record ?? f.grant?.refreshToken?.record;
        if (granted === undefined) return other;
        const foreign = asked.find(resource => granted.resources?.includes(resource) !== true);
        return demand(foreign === undefined, "'resource' is none of those that were granted", granted.resources?.join(' ') ?? 'none', foreign?.slice(0, 200));
      } } },
);
