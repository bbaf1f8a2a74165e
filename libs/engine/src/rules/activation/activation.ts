import { profileSwitches, switchOfAttribute, type ProfileSwitch } from '../../profiles/switches.js';
import type { FapiMode } from '../../model/enums.js';
import { defineRules, type ServiceCheck } from '../rule.js';
import { demand, notApplicable, pass, unknown } from '../verdict.js';

/* How profiles come into force. No clauses, but without them no clause is enforced. */

const keys = new Set(profileSwitches.map(({ attribute }) => attribute.key));

/** A scope attribute or a mode of the service leads to one of the profiles. */
export const switchesOn = (...profiles: readonly string[]): ServiceCheck => ({
  settings: ['fapiModes', 'supportedScopes'],
  check: ({ fapiModes = [], supportedScopes = [] }) => {
    const leads = (by: ProfileSwitch | undefined): boolean => by !== undefined && profiles.includes(by.profile);
    const byScope = supportedScopes.some(scope => scope.attributes?.some(pair => leads(switchOfAttribute(pair))) === true);
    const byMode = profileSwitches.some(by => leads(by) && by.modes.some(mode => fapiModes.includes(mode)));
    return byScope || byMode ? pass() : unknown('no scope and no mode of the service switches the profile on; a client may still do so for itself');
  },
});

/** The families of which modes speak. */
const familiesOf = (modes: readonly FapiMode[]): readonly string[] =>
  [...new Set(profileSwitches.filter(by => by.modes.some(mode => modes.includes(mode))).map(({ attribute }) => attribute.key))];

export const profileSwitching = defineRules(
  { id: 'API-fapi-attributes', level: 'should',
    demands: { en: 'Scope attributes that choose a profile have a value that means something; others are ignored.', ja: 'プロファイルを選ぶスコープ属性の値は意味のあるものである。それ以外の値は無視される。' },
    service: {
      settings: ['supportedScopes'],
      check: ({ supportedScopes = [] }) => {
        const ignored = supportedScopes.flatMap(scope => (scope.attributes ?? [])
          .filter(pair => keys.has(pair.key) && switchOfAttribute(pair) === undefined)
          .map(pair => `${scope.name}: ${pair.key}=${pair.value ?? ''}`));
        return demand(ignored.length === 0, 'scope attributes are ignored', profileSwitches.map(({ attribute }) => `${attribute.key}=${attribute.shown}`).join(', '), ignored.join(', '));
      },
    } },
  { id: 'API-fapi-one-family', level: 'should',
    demands: { en: 'No scope and no list of modes asks for FAPI 1.0 and FAPI 2.0 at once; where one does, FAPI 2.0 applies.', ja: '一つのスコープやモードの一覧で FAPI 1.0 と 2.0 を同時に求めない。求めた場合は FAPI 2.0 が適用される。' },
    service: {
      settings: ['supportedScopes', 'fapiModes'],
      check: ({ supportedScopes = [], fapiModes = [] }) => {
        const both = supportedScopes.filter(({ attributes = [] }) => new Set(attributes.map(switchOfAttribute).flatMap(by => by?.attribute.key ?? [])).size > 1).map(({ name }) => name);
        return demand(both.length === 0 && familiesOf(fapiModes).length < 2, 'FAPI 1.0 and FAPI 2.0 are asked for at once; FAPI 2.0 applies', 'one of them', [...both, ...(familiesOf(fapiModes).length < 2 ? [] : ['fapiModes'])].join(', '));
      },
    },
    client: {
      settings: ['fapiModes'],
      check: ({ fapiModes = [] }) => demand(familiesOf(fapiModes).length < 2, 'FAPI 1.0 and FAPI 2.0 are asked for at once; FAPI 2.0 applies', 'one of them', fapiModes.join(', ')),
    } },
  { id: 'API-fapi-client-modes', level: 'should',
    demands: { en: 'A client sets no other modes than its service does; they are ignored.', ja: 'サービスがモードを定めている場合、クライアントの異なるモードは無視される。' },
    client: {
      settings: ['fapiModes'],
      check: ({ fapiModes = [] }, { fapiModes: ofService = [] }) => fapiModes.length === 0 || ofService.length === 0 ? notApplicable('service or client sets no modes')
        : demand(fapiModes.every(mode => ofService.includes(mode)), 'modes of the client are ignored, because the service sets modes', ofService.join(', '), fapiModes.join(', ')),
    } },
);
