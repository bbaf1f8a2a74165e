import { randomBytes } from 'node:crypto';
import { createUserRepository, type Database } from '@symbolon/persistence';
import { hashPassword } from '../platform/passwords.js';
import type { DemoUser } from './credentials-file.js';

const people = [
  { login: 'alice', claims: { 'name': 'Alice Example', 'name#ja': 'アリス・エグザンプル', 'given_name': 'Alice', 'family_name': 'Example', 'email': 'alice@example.com', 'email_verified': true, 'locale': 'en' } },
  { login: 'bob', claims: { 'name': 'Bob Example', 'name#ja': 'ボブ・エグザンプル', 'given_name': 'Bob', 'family_name': 'Example', 'email': 'bob@example.com', 'email_verified': true, 'locale': 'en' } },
] as const;

/** Two people to sign in as, with passwords that nobody else has. */
export async function createDemoUsers(database: Database, service: number): Promise<readonly DemoUser[]> {
  const users = createUserRepository(database);
  const made: DemoUser[] = [];
  for (const { login, claims } of people) {
    const password = randomBytes(12).toString('base64url');
    const user = await users.create(service, { login, claims, subject: login, passwordDigest: await hashPassword(password) });
    if (typeof user === 'string') throw new Error(`The demo user ${login} could not be made: ${user}.`);
    made.push({ login, password });
  }
  return made;
}
