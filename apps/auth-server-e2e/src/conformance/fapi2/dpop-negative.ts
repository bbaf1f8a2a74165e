import type { Answer } from '../../support/http.js';
import { heard } from '../../support/outcome.js';
import { tokensFor } from '../../support/flow.js';
import { compact, newKey, proofDraft, seconds, signWith, signWithSecret, type JwtDraft } from '../../support/jwt.js';
import type { Party } from '../../support/parties.js';
import { introspect, RESOURCE, type Change, type ResourceDraft } from '../../support/requests.js';
import { hears } from '../assertions.js';
import { withProofs, type Fapi2Modules } from './cast.js';

const ofProof = (change: Change<JwtDraft>): Change<ResourceDraft> => ({ proof }) => { if (proof !== undefined) change(proof); };
const without = (part: 'header' | 'claims', name: string): Change<ResourceDraft> => ofProof((jwt) => { delete jwt[part][name]; });
const claim = (name: string, value: unknown): Change<ResourceDraft> => ofProof(({ claims }) => { claims[name] = value; });

const bad = ({ proofKey }: Party): Readonly<Record<string, Change<ResourceDraft>>> => ({
  'two headers': (draft) => {
    const [one, two] = [1, 2].map(() => compact(proofDraft(proofKey, 'GET', RESOURCE, String(draft.call['token']))));
    Object.assign(draft, { proof: undefined });
    draft.call['dpop'] = `${one}, ${two}`;
  },
  'malformed': (draft) => { Object.assign(draft, { proof: undefined }); draft.call['dpop'] = 'not.a.jwt'; },
  'no typ': without('header', 'typ'),
  'wrong typ': ofProof(({ header }) => { header['typ'] = 'jwt'; }),
  'no alg': without('header', 'alg'),
  'no jwk': without('header', 'jwk'),
  'private jwk': ofProof(({ header }) => { header['jwk'] = proofKey.privateJwk; }),
  'no jti': without('claims', 'jti'),
  'no htm': without('claims', 'htm'),
  'no htu': without('claims', 'htu'),
  'no iat': without('claims', 'iat'),
  'no ath': without('claims', 'ath'),
  'wrong htm': claim('htm', 'POST'),
  'wrong htu': claim('htu', 'https://resource.example.com/other'),
  'wrong ath': claim('ath', 'a'.repeat(43)),
  'alg none': ofProof((jwt) => { jwt.header['alg'] = 'none'; jwt.sign = () => Buffer.alloc(0); }),
  'symmetric alg': ofProof((jwt) => { jwt.header['alg'] = 'HS256'; jwt.sign = signWithSecret('secret'); }),
  'bad signature': ofProof((jwt) => { jwt.sign = signWith(newKey()); }),
  'another key': (draft) => { draft.proof = proofDraft(newKey(), 'GET', RESOURCE, String(draft.call['token'])); },
  'no header': (draft) => { draft.proof = undefined; },
  'an hour old': claim('iat', seconds(-3600)),
  'an hour ahead': claim('iat', seconds(3600)),
});

const good: Readonly<Record<string, Change<ResourceDraft>>> = {
  'htu with a query that the URL has not': claim('htu', `${RESOURCE}?a=b`),
  'htu with a fragment': claim('htu', `${RESOURCE}#a`),
  'htu in capitals': claim('htu', RESOURCE.replace('https://resource.example.com', 'HTTPS://RESOURCE.EXAMPLE.COM')),
  'htu with the default port': claim('htu', RESOURCE.replace('.com/', '.com:443/')),
  'a URL with a query that htu has not': ({ call }) => { call['htu'] = `${RESOURCE}?a=b`; },
  'further members': ofProof(({ header, claims }) => { header['x'] = 'y'; claims['z'] = [1]; }),
  'as it should be': () => undefined,
};

async function judge(party: Party): Promise<void> {
  const { accessToken } = await tokensFor(party);
  for (const [title, change] of Object.entries(bad(party))) {
    const answer = await introspect(party, accessToken, change);
    if (!/^(UNAUTHORIZED|BAD_REQUEST) invalid_(token|dpop_proof)$/.test(heard(answer))) throw new Error(`${title}: ${heard(answer)} ${answer.text.slice(0, 500)}`);
  }
  const once = proofDraft(party.proofKey, 'GET', RESOURCE, accessToken);
  const again = (): Promise<Answer> => introspect(party, accessToken, (draft) => { draft.proof = once; });
  hears(await again(), 'OK');
  hears(await again(), 'UNAUTHORIZED invalid_dpop_proof', 'UNAUTHORIZED invalid_token');
  for (const [title, change] of Object.entries(good)) {
    const answer = await introspect(party, accessToken, change);
    if (heard(answer) !== 'OK') throw new Error(`${title}: ${heard(answer)} ${answer.text.slice(0, 500)}`);
  }
}

export const dpopModules: Fapi2Modules = {
  '56 dpop-negative-tests': withProofs(async ({ first, rsa }) => {
    for (const party of [first, rsa]) await judge(party);
    const { accessToken } = await tokensFor(rsa);
    const asRs256 = ofProof((jwt) => { jwt.header['alg'] = 'RS256'; jwt.sign = signWith({ ...rsa.proofKey, alg: 'RS256' }); });
    hears(await introspect(rsa, accessToken, asRs256), 'UNAUTHORIZED invalid_dpop_proof', 'UNAUTHORIZED invalid_token');
  }),
};
