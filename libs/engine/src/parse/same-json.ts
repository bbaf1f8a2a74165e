import type { Json } from '../model/json.js';
import { isJsonObject } from './json.js';

/** Whether two JSON values say the same; the order of members says nothing. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    const [left, right] = [one as readonly Json[], other as readonly Json[]];
    return left.length === right.length && left.every((each, index) => sameJson(each, right[index]));
  }
  if (isJsonObject(one) && isJsonObject(other)) {
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every(name => Object.hasOwn(other, name) && sameJson(one[name], other[name]));
  }
  return one === other;
}
