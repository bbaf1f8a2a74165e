import 'reflect-metadata';
import { webcrypto, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import {
  BasicConstraintsExtension, cryptoProvider, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension,
  SubjectAlternativeNameExtension, X509CertificateGenerator, type JsonGeneralNames,
} from '@peculiar/x509';
import { writePrivateFile } from '../platform/private-file.js';
import type { CertificateFiles } from './certificate-files.js';

const DAY = 86_400_000;
const YEARS = 365 * DAY;
/** A certificate that ends sooner is made anew at start. */
const SOON = 30 * DAY;

/** An EC key is made at once. That of the server is RSA: FAPI 1.0 knows no cipher suite of TLS 1.2 for any other. */
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
const usages = ['sign', 'verify'] as const;
const newKeys = (algorithm: object) => webcrypto.subtle.generateKey(algorithm as typeof ecdsa, true, usages);

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END PRIVATE KEY-----\n`;
}

function alternativeNames(): JsonGeneralNames {
  const names = [...new Set(['localhost', hostname()])].filter((name) => /^[A-Za-z0-9]([A-Za-z0-9.-]{0,62}[A-Za-z0-9])?$/.test(name));
  return [...names.map((value) => ({ type: 'dns' as const, value })), { type: 'ip', value: '127.0.0.1' }, { type: 'ip', value: '::1' }];
}

const isFresh = (pem: string): boolean => {
  const certificate = new X509Certificate(pem);
  return new Date(certificate.validTo).getTime() - Date.now() > SOON && certificate.checkHost(hostname()) !== undefined;
};

interface Made {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** An authority that signs one certificate and is then forgotten: its key is nowhere that somebody could take it from. */
async function make(): Promise<Made> {
  cryptoProvider.set(globalThis.crypto);
  const [authority, server] = await Promise.all([newKeys(ecdsa), newKeys(rsa)]);
  const times = { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + 2 * YEARS) };
  const ca = await X509CertificateGenerator.createSelfSigned({
    name: `O=Symbolon, CN=Development CA ${new Date().toISOString().slice(0, 19)}`, keys: authority, signingAlgorithm: ecdsa, ...times,
    extensions: [new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true)],
  });
  const leaf = await X509CertificateGenerator.create({
    subject: 'O=Symbolon, CN=localhost', issuer: ca.subject, publicKey: server.publicKey, signingKey: authority.privateKey, signingAlgorithm: ecdsa,
    notBefore: times.notBefore, notAfter: new Date(Date.now() + YEARS),
    extensions: [
      new SubjectAlternativeNameExtension(alternativeNames()), new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true), new BasicConstraintsExtension(false, undefined, true),
    ],
  });
  return { ca: `${ca.toString('pem')}\n`, cert: `${leaf.toString('pem')}\n`, key: await pemOf(server.privateKey) };
}

/** Where clients on this machine find the authority that they have to trust. */
export const developmentCa = (dataDir: string): string => join(dataDir, 'tls', 'ca.pem');

/** A certificate for this machine in the data folder, made when there is none that lasts. */
export async function keepDevelopmentCertificate(dataDir: string): Promise<CertificateFiles> {
  const files = { cert: join(dataDir, 'tls', 'server.pem'), key: join(dataDir, 'tls', 'server.key') };
  const present = [files.cert, files.key, developmentCa(dataDir)].every((file) => existsSync(file));
  if (present && isFresh(readFileSync(files.cert, 'utf8'))) return files;
  const { ca, cert, key } = await make();
  writePrivateFile(developmentCa(dataDir), ca);
  writePrivateFile(files.key, key);
  writePrivateFile(files.cert, cert);
  return files;
}
