/** How the bank reaches the authorization server and who it is there. */
export interface BankSettings {
  /** Port of the bank (https); 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** Certificate, private key and the authority that the bank trusts for the authorization server (without it, those that Node knows); PEM. */
  readonly tls: { readonly cert: string; readonly key: string; readonly ca?: string };
  /** The engine API, as the resource server calls it. */
  readonly engine: { readonly baseUrl: string; readonly serviceId: number; readonly accessToken: string };
  /** The issuer at which the relying party sends people to sign in; without it there is a resource server only. */
  readonly issuer?: string;
  /** Folder for the relying party's registration. */
  readonly dataDir: string;
  /** What a token must be allowed to do: one of these scopes is enough. */
  readonly scopes: { readonly accounts: readonly string[]; readonly payments: readonly string[] };
}

/** Names of the demo service, and those that profiles and conformance set-ups use. */
export const usualScopes: BankSettings['scopes'] = {
  accounts: ['accounts', 'read:accounts'],
  payments: ['payments', 'write:payments'],
};
