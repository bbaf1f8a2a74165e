/* What a console needs to show, find and check settings. Fit for browsers: nothing in here leads to node: or class-validator. */

export { checkSetting, type SettingProblem } from './check-setting.js';
export { type CatalogueEntry, catalogue, entriesOn, entryOf, type Group, groupsOn } from './entries.js';
export { enumText, enumTexts } from './enum-texts.js';
export { type ClientPageId, pageOf, type PageId, type PageNode, pagesOf, pageTree, type ServicePageId, type SubjectName } from './pages.js';
export { knownScopeAttributes, type KnownScopeAttribute } from './scope-attributes.js';
export { both } from './text.js';
export type { Bilingual, Effect, FieldText, GroupText, Language } from './text.js';
export { type MemberText, typeTexts } from './type-texts.js';
export { type ClientSettings, clientSettings } from '../settings/client.js';
export { type EnumName, enumNames, type EnumValue } from '../settings/enums.js';
export { objectTypes } from '../settings/object-types.js';
export { type ServiceSettings, serviceSettings } from '../settings/service.js';
export type { Kind, ObjectTypeName, Setting, Settings, TextForm } from '../settings/setting.js';
