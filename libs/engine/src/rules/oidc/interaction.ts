import { ofOpenIdRequest as ofRequest, requested } from '../../checks/parameters.js';
import { requestedAcrs } from '../../facts/claims.js';
import type { Endpoint, Facts } from '../../facts/facts.js';
import { Display, Prompt } from '../../model/enums.js';
import type { ResultCode } from '../../model/result-code.js';
import { first, words } from '../../parse/parameters.js';
import { defineRules, type RequestCheck, type Verdict } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* What a request says about the user's part: OpenID Connect Core section 3.1.2.1, Identity Assurance for `purpose`. */

const at: readonly Endpoint[] = ['par', 'authorization'];
const invalid = (resultCode: RequestCheck['resultCode'], check: RequestCheck['check']): RequestCheck => ({ at, error: 'invalid_request', resultCode, check });

/** A check of a parameter that a request need not have. */
const ofParameter = (name: string, check: (value: string, f: Facts) => Verdict) => {
  const absent = notApplicable(`no '${name}' is sent`);
  return ofRequest((values, f) => {
    const value = first(values, name);
    return value === undefined ? absent : check(value, f);
  });
};

const promptNames = new Map<string, Prompt>(Object.entries(Prompt).map(([name, spelling]) => [spelling, name as Prompt]));
const displayNames = new Map<string, Display>(Object.entries(Display).map(([name, spelling]) => [spelling, name as Display]));

const isOffered = (word: string, { service }: Facts): boolean => {
  const prompt = promptNames.get(word);
  const offered = service.supportedPromptValues ?? [];
  return prompt !== undefined && (offered.length === 0 || offered.includes(prompt));
};

const MAX_INT = 2_147_483_647;
const ageCode = (f: Facts): ResultCode => {
  const age = first(requested(f), 'max_age') ?? '';
  return /^-?\d+$/.test(age) ? 'A017305' : /^-?\d+\.\d+$/.test(age) ? 'A017304' : 'A017303';
};

const PURPOSE = { least: 3, most: 300 } as const;

const unsupportedAcr = (f: Facts): string | undefined => {
  const supported = f.service.supportedAcrs ?? [];
  const { acrs } = requestedAcrs(requested(f), f.authorization?.claims, f.client.client?.defaultAcrs);
  return acrs.find(acr => !supported.includes(acr));
};

export const interaction = defineRules(
  { id: 'OIDCC-3.1.2.1-prompt', level: 'shall',
    demands: { en: 'prompt=none stands alone.', ja: 'prompt=none は単独で使う。' },
    request: invalid('A016304', ofParameter('prompt', value => {
      const prompts = words(value);
      return prompts.includes('none') ? demand(prompts.length === 1, "'prompt' has none beside other values", 'none alone', prompts.join(' ').slice(0, 100)) : notApplicable('prompt=none is not asked for');
    })) },
  { id: 'OIDCC-3.1.2.1-prompt-known', level: 'shall',
    demands: { en: 'Every value of prompt is one that the service offers.', ja: 'prompt の値はすべてサービスが対応するものである。' },
    request: invalid('A016303', ofParameter('prompt', (value, f) => {
      const unknown = words(value).find(word => !isOffered(word, f));
      return demand(unknown === undefined, "'prompt' has a value that is not offered", (f.service.supportedPromptValues ?? Object.keys(Prompt) as Prompt[]).map(name => Prompt[name]).join(' '), unknown?.slice(0, 50));
    })) },
  { id: 'OIDCC-3.1.2.1-max_age', level: 'shall',
    demands: { en: 'max_age is a number of seconds.', ja: 'max_age は秒数である。' },
    request: invalid(ageCode, ofParameter('max_age', age => demand(/^\d{1,10}$/.test(age) && Number(age) <= MAX_INT, "'max_age' is no number of seconds", `0 to ${MAX_INT}`, age.slice(0, 20)))) },
  { id: 'OIDCC-3.1.2.1-display', level: 'shall',
    demands: { en: 'The value of display is one that exists.', ja: 'display の値は定義済みのものである。' },
    request: invalid('A015303', ofParameter('display', value => demand(displayNames.has(value), "'display' is unknown", [...displayNames.keys()].join(', '), value.slice(0, 50)))) },
  { id: 'OIDCC-3.1.2.1-display-supported', level: 'shall',
    demands: { en: 'The service can show its pages as the request wants them, or as full pages.', ja: 'サービスは求められた表示形式(既定は page)に対応している。' },
    request: invalid(f => (first(requested(f), 'display') === undefined ? 'A015304' : 'A015305'), ofRequest((values, f) => {
      const supported = f.service.supportedDisplays ?? [];
      const display = displayNames.get(first(values, 'display') ?? 'page');
      return supported.length === 0 || display === undefined ? notApplicable('the service does not restrict displays, or the value is unknown')
        : demand(supported.includes(display), 'the service does not support this display', supported.map(name => Display[name]).join(', '), Display[display]);
    })) },
  { id: 'OIDCC-3.1.2.1-acr-some', level: 'shall',
    demands: { en: 'Authentication classes are asked for only where the service has some.', ja: '認証コンテキストクラスを要求できるのは、サービスがそれに対応する場合だけである。' },
    request: invalid('A021303', ofRequest((_, f) => {
      const unsupported = unsupportedAcr(f);
      return unsupported === undefined ? notApplicable('no unsupported class is asked for')
        : demand((f.service.supportedAcrs ?? []).length > 0, 'the service supports no authentication class', 'no class', unsupported.slice(0, 100));
    })) },
  { id: 'OIDCC-3.1.2.1-acr', level: 'shall',
    demands: { en: 'Every authentication class that is asked for is one of the service.', ja: '要求される認証コンテキストクラスはすべてサービスが対応するものである。' },
    request: invalid('A021304', ofRequest((values, f) => {
      const { acrs } = requestedAcrs(values, f.authorization?.claims, f.client.client?.defaultAcrs);
      if (acrs.length === 0) return notApplicable('no class is asked for');
      const unsupported = unsupportedAcr(f);
      return demand(unsupported === undefined, 'the service does not support this authentication class', (f.service.supportedAcrs ?? []).join(' '), unsupported?.slice(0, 100));
    })) },
  { id: 'OIDCC-3.1.2.1-id_token_hint', level: 'shall',
    demands: { en: 'A hint is an ID token that this service issued to this client.', ja: 'id_token_hint はこのサービスがこのクライアントに発行した ID トークンである。' },
    request: invalid('A019351', ofRequest((_, f) => {
      const hint = f.authorization?.hint;
      return hint === undefined ? notApplicable("no 'id_token_hint' is sent")
        : demand('subject' in hint, `'id_token_hint' is none of our ID tokens${'problem' in hint ? `: ${hint.problem}` : ''}`, 'an ID token of this client');
    })) },
  { id: 'OIDCC-IDA-purpose', level: 'shall',
    demands: { en: `A purpose has ${PURPOSE.least} to ${PURPOSE.most} characters.`, ja: `purpose は ${PURPOSE.least}〜${PURPOSE.most} 文字である。` },
    request: invalid(f => ((first(requested(f), 'purpose') ?? '').length < PURPOSE.least ? 'A252303' : 'A252304'), ofParameter('purpose', value =>
      demand(value.length >= PURPOSE.least && value.length <= PURPOSE.most, "'purpose' is too short or too long", `${PURPOSE.least} to ${PURPOSE.most} characters`, `${value.length}`))) },
);
