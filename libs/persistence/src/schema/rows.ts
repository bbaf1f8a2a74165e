/** Rows as TypeORM reads and writes them; bigints are numbers (see connection/pool.ts). */
export interface OwnerRow {
  readonly number: number;
  readonly name: string | null;
  readonly api_key: number;
  readonly api_secret: string;
  readonly api_secret_digest: Buffer;
  readonly created_at: number;
}

export interface ServiceRow {
  readonly number: number;
  readonly api_key: number;
  readonly owner: number;
  readonly api_secret: string;
  readonly settings: object;
  readonly sealed: string | null;
  readonly created_at: number;
  readonly modified_at: number;
  readonly version: number;
}

export interface ClientRow {
  readonly number: number;
  readonly client_id: number;
  readonly service: number;
  readonly alias: string | null;
  readonly developer: string | null;
  readonly client_secret: string;
  readonly locked: boolean;
  readonly settings: object;
  readonly sealed: string | null;
  readonly created_at: number;
  readonly modified_at: number;
  readonly version: number;
}

export interface ApiAccessTokenRow {
  readonly number: number;
  readonly digest: Buffer;
  readonly owner: number;
  readonly name: string | null;
  readonly rights: readonly string[];
  readonly services: readonly number[] | null;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly last_used_at: number | null;
}

export interface OperatorRow {
  readonly number: number;
  readonly owner: number;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly object[];
  readonly created_at: number;
  readonly modified_at: number;
  readonly signed_in_at: number | null;
}
