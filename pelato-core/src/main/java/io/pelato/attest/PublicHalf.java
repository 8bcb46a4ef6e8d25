package io.pelato.attest;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.List;
import javax.crypto.KeyAgreement;

/**
 * The public key that belongs to a private one. PKCS 8 need not hold it and Java does not compute it, but agrees on a key:
 * agreed with the curve's own generator, that is the public point's first coordinate.
 */
final class PublicHalf {

    private static final byte[] PROBE = {1};

    private PublicHalf() {}

    static boolean isP256(ECParameterSpec curve) {
        return curve.getCurve().equals(p256().getCurve())
                && curve.getGenerator().equals(p256().getGenerator());
    }

    static PublicKey of(ECPrivateKey key) throws GeneralSecurityException {
        ECParameterSpec curve = p256();
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(publicKey(curve.getGenerator()), true);
        BigInteger x = new BigInteger(1, agreement.generateSecret());
        BigInteger prime = ((ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger square = x.pow(3)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB())
                .mod(prime);
        // The prime of P-256 leaves 3 when divided by 4, which makes this a square root.
        BigInteger y = square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
        for (BigInteger candidate : List.of(y, prime.subtract(y))) {
            PublicKey found = publicKey(new ECPoint(x, candidate));
            if (belongTogether(key, found)) {
                return found;
            }
        }
        throw new GeneralSecurityException("the key has no public point");
    }

    private static boolean belongTogether(ECPrivateKey key, PublicKey other) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(other);
        signature.update(PROBE);
        return signature.verify(signed);
    }

    private static PublicKey publicKey(ECPoint point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, p256()));
    }

    private static ECParameterSpec p256() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }
}
