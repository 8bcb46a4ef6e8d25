package io.pelato.provider;

import io.pelato.digest.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.NamedParameterSpec;

/** An Ed25519 key that is derived from names: it is no secret, and proves nothing but that what it signed is whole. */
final class NamedKey {

    // The kinds of NATS keys, in the upper five bits (github.com/nats-io/nkeys, strkey.go).
    private static final int ACCOUNT = 0;
    private static final int SERVICE = 21 << 3;

    private static final int KEY_SIZE = 32;
    private static final int POLYNOMIAL = 0x1021;
    private static final char[] BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".toCharArray();

    private final KeyPair pair;

    private NamedKey(KeyPair pair) {
        this.pair = pair;
    }

    /** The key of these names. */
    static NamedKey of(String... names) {
        try {
            MessageDigest hash = Sha256.digest();
            for (String name : names) {
                hash.update(name.getBytes(StandardCharsets.UTF_8));
                hash.update((byte) 0);
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Seed(hash.digest()));
            return new NamedKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    /** The public key as that of an account. */
    String account() {
        return text(ACCOUNT);
    }

    /** The public key as that of a service, which a provider is. */
    String service() {
        return text(SERVICE);
    }

    private String text(int kind) {
        byte[] all = new byte[1 + KEY_SIZE + 2];
        all[0] = (byte) kind;
        System.arraycopy(publicKey(), 0, all, 1, KEY_SIZE);
        int checksum = crc16(all, 1 + KEY_SIZE);
        all[1 + KEY_SIZE] = (byte) checksum;
        all[2 + KEY_SIZE] = (byte) (checksum >> 8);
        return base32(all);
    }

    /** The public key as RFC 8032, section 5.1.2, writes it: y in little-endian, and the sign of x. */
    private byte[] publicKey() {
        EdECPoint point = ((EdECPublicKey) pair.getPublic()).getPoint();
        byte[] y = point.getY().toByteArray();
        byte[] key = new byte[KEY_SIZE];
        for (int i = 0; i < Math.min(KEY_SIZE, y.length); i++) {
            key[i] = y[y.length - 1 - i];
        }
        if (point.isXOdd()) {
            key[KEY_SIZE - 1] |= (byte) 0x80;
        }
        return key;
    }

    private static int crc16(byte[] data, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= (data[i] & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = ((crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL) & 0xffff;
            }
        }
        return crc;
    }

    private static String base32(byte[] data) {
        BigInteger bits = new BigInteger(1, data);
        int length = data.length * 8;
        var text = new StringBuilder();
        for (int at = 5; at < length + 5; at += 5) {
            BigInteger group = at <= length ? bits.shiftRight(length - at) : bits.shiftLeft(at - length);
            text.append(BASE32[group.intValue() & 31]);
        }
        return text.toString();
    }

    /** Gives the seed where a key generator asks for randomness. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
