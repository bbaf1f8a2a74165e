/** Prefixes of rule ids, as the OpenID conformance suite writes them, and where their clauses stand. */
const specifications = {
  'FAPI1-BASE-': { title: 'FAPI 1.0 Part 1: Baseline', url: 'https://openid.net/specs/openid-financial-api-part-1-1_0-final.html', anchor: rfcSection },
  'FAPI1-ADV-': { title: 'FAPI 1.0 Part 2: Advanced', url: 'https://openid.net/specs/openid-financial-api-part-2-1_0-final.html', anchor: rfcSection },
  'FAPI-RW-': { title: 'FAPI 1.0 Part 2, second Implementer’s Draft', url: 'https://openid.net/specs/openid-financial-api-part-2-ID2.html', anchor: rfcSection },
  'FAPI2-SP-FINAL-': { title: 'FAPI 2.0 Security Profile', url: 'https://openid.net/specs/fapi-security-profile-2_0-final.html', anchor: listItem },
  'FAPI2-MS-FINAL-': { title: 'FAPI 2.0 Message Signing', url: 'https://openid.net/specs/fapi-message-signing-2_0-final.html', anchor: section },
  'OIDCC-': { title: 'OpenID Connect Core 1.0', url: 'https://openid.net/specs/openid-connect-core-1_0.html', anchor: () => '' },
  'OAuth2-iss-': { title: 'RFC 9207', url: 'https://www.rfc-editor.org/rfc/rfc9207.html', anchor: section },
  'OAuth2-RT-': { title: 'OAuth 2.0 Multiple Response Types', url: 'https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html', anchor: () => '' },
  'JAR-': { title: 'RFC 9101', url: 'https://www.rfc-editor.org/rfc/rfc9101.html', anchor: section },
  'JARM-': { title: 'JARM', url: 'https://openid.net/specs/oauth-v2-jarm-final.html', anchor: section },
  'PAR-': { title: 'RFC 9126', url: 'https://www.rfc-editor.org/rfc/rfc9126.html', anchor: section },
  'DPOP-': { title: 'RFC 9449', url: 'https://www.rfc-editor.org/rfc/rfc9449.html', anchor: section },
  'RFC6749-': { title: 'RFC 6749', url: 'https://www.rfc-editor.org/rfc/rfc6749.html', anchor: section },
  'RFC6750-': { title: 'RFC 6750', url: 'https://www.rfc-editor.org/rfc/rfc6750.html', anchor: section },
  'RFC7009-': { title: 'RFC 7009', url: 'https://www.rfc-editor.org/rfc/rfc7009.html', anchor: section },
  'RFC7521-': { title: 'RFC 7521', url: 'https://www.rfc-editor.org/rfc/rfc7521.html', anchor: section },
  'RFC7523-': { title: 'RFC 7523', url: 'https://www.rfc-editor.org/rfc/rfc7523.html', anchor: section },
  'RFC7636-': { title: 'RFC 7636', url: 'https://www.rfc-editor.org/rfc/rfc7636.html', anchor: section },
  'RFC7662-': { title: 'RFC 7662', url: 'https://www.rfc-editor.org/rfc/rfc7662.html', anchor: section },
  'RFC8252-': { title: 'RFC 8252', url: 'https://www.rfc-editor.org/rfc/rfc8252.html', anchor: section },
  'RFC8705-': { title: 'RFC 8705', url: 'https://www.rfc-editor.org/rfc/rfc8705.html', anchor: section },
  'RFC8707-': { title: 'RFC 8707', url: 'https://www.rfc-editor.org/rfc/rfc8707.html', anchor: section },
  'RFC9068-': { title: 'RFC 9068', url: 'https://www.rfc-editor.org/rfc/rfc9068.html', anchor: section },
  'RFC9396-': { title: 'RFC 9396', url: 'https://www.rfc-editor.org/rfc/rfc9396.html', anchor: section },
  'RFC9470-': { title: 'RFC 9470', url: 'https://www.rfc-editor.org/rfc/rfc9470.html', anchor: section },
  'API-': { title: 'Web API', url: '', anchor: () => '' },
} as const;

type Prefix = keyof typeof specifications;

/** Section and number of one clause: `FAPI2-SP-FINAL-5.3.2.1-9`. */
export type RuleId = `${Prefix}${string}`;

/** `5.2.2-13` is the 13th item of section 5.2.2; the anchor of FAPI 1 and the RFCs is the section alone. */
function rfcSection(clause: string): string {
  return `#rfc.section.${clause.split('-')[0] ?? ''}`;
}

function section(clause: string): string {
  return `#section-${clause.split('-')[0] ?? ''}`;
}

/** The list of a section is its second paragraph, but for these sections of the FAPI 2.0 Security Profile. */
const listParagraphs: Readonly<Record<string, number>> = { '5.3.4': 3, '5.4.2': 4 };

/** `5.3.2.1-9` is item 9 of the list in section 5.3.2.1; `5.4.1-1.2` stands inside item 1, which is where the link goes. */
function listItem(clause: string): string {
  const [section = '', item] = clause.split('-');
  return item === undefined ? `#section-${section}` : `#section-${section}-${listParagraphs[section] ?? 2}.${item.split('.')[0]}`;
}

/** Title and link of the clause behind a rule id; the longest prefix wins. */
export function specificationOf(id: RuleId): { readonly title: string; readonly url: string; readonly clause: string } {
  const prefix = (Object.keys(specifications) as Prefix[])
    .filter(candidate => id.startsWith(candidate))
    .sort((a, b) => b.length - a.length)[0];
  if (prefix === undefined) return { title: id, url: '', clause: id };
  const clause = id.slice(prefix.length);
  const { title, url, anchor } = specifications[prefix];
  return { title, url: url === '' ? '' : url + anchor(clause), clause };
}
